package dev.innovationpipeline.processor.stage.inspiration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.Passages;
import dev.innovationpipeline.processor.stage.inspiration.ContextFit.FittedText;
import dev.innovationpipeline.schema.document.ReadText;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContextFitTest {

  private final ContextFit fit = new ContextFit();

  @Test
  void keepsTextWithinTheLimit() {
    assertThat(fit.fit(shown("Short."), 1_000).text()).isEqualTo("[h0.1] Short.");
    assertThat(fit.fit(shown("Short."), 1_000).shortened()).isFalse();
    assertThat(fit.fit(new ShownPassages(read("Short."), false), 1_000).text()).isEqualTo("Short.");
  }

  @Test
  void countsTheLengthThatIsShown() {
    ShownPassages shown = shown("Water and air. ".repeat(1_000) + "\n\nEnd.");
    assertThat(fit.fit(shown, 100_000).text()).hasSize(shown.length());
    ShownPassages plain = new ShownPassages(shown.document(), false);
    assertThat(fit.fit(plain, 100_000).text()).hasSize(plain.length());
  }

  @Test
  void keepsOpeningAndEndingAndMarksGaps() {
    String text =
        IntStream.range(0, 500)
            .mapToObj(
                number ->
                    "Paragraph number " + number + " tells of water and air." + " More.".repeat(30))
            .collect(Collectors.joining("\n\n"));
    FittedText fitted = fit.fit(shown(text), 12_000);
    assertThat(fitted.shortened()).isTrue();
    assertThat(fitted.text().length()).isBetween(10_000, 12_000);
    assertThat(fitted.text())
        .startsWith("[h0.1] Paragraph number 0 ")
        .contains("\n\n[h0.500] Paragraph number 499 tells of water and air.");
    assertThat(fitted.text()).containsPattern("\\[… \\d+ passages left out …]");
    assertThat(fitted.method())
        .contains("kept %d of 500 passages".formatted(500 - fitted.leftOut()));
    assertThat(fitted.passages()).isEqualTo(500);
  }

  @Test
  void cutsAnEndlessParagraph() {
    FittedText fitted = fit.fit(shown("x".repeat(50_000)), 2_000);
    assertThat(fitted.text().length()).isLessThanOrEqualTo(2_000);
    assertThat(fitted.text()).startsWith("[h0.1] xx").contains("left out");
  }

  private static ShownPassages shown(String text) {
    return new ShownPassages(read(text), true);
  }

  private static ReadText read(String text) {
    return new ReadText(text, Passages.of(new Document(text, "text/plain", 0)));
  }
}
