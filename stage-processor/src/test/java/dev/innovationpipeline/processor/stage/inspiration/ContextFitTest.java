package dev.innovationpipeline.processor.stage.inspiration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.stage.inspiration.ContextFit.FittedText;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContextFitTest {

  private final ContextFit fit = new ContextFit();

  @Test
  void keepsTextWithinTheLimit() {
    assertThat(fit.fit("Short.", 1_000).text()).isEqualTo("Short.");
    assertThat(fit.fit("Short.", 1_000).shortened()).isFalse();
  }

  @Test
  void keepsOpeningAndEndingAndMarksGaps() {
    String text =
        IntStream.range(0, 500)
            .mapToObj(number -> "Paragraph number " + number + " tells of water and air.")
            .collect(Collectors.joining("\n\n"));
    FittedText fitted = fit.fit(text, 4_000);
    assertThat(fitted.shortened()).isTrue();
    assertThat(fitted.text().length()).isBetween(3_000, 4_000);
    assertThat(fitted.text())
        .startsWith("Paragraph number 0 ")
        .endsWith("number 499 tells of water and air.");
    assertThat(fitted.text()).containsPattern("\\[… \\d+ paragraphs left out …]");
    assertThat(fitted.method())
        .contains("kept %d of 500 paragraphs".formatted(500 - fitted.leftOut()));
    assertThat(fitted.paragraphs()).isEqualTo(500);
  }

  @Test
  void cutsAnEndlessParagraph() {
    FittedText fitted = fit.fit("x".repeat(50_000), 2_000);
    assertThat(fitted.text().length()).isLessThanOrEqualTo(2_000);
    assertThat(fitted.text()).contains("left out");
  }
}
