package dev.innovationpipeline.ingest.export.slide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.export.font.TextMeasure;
import dev.innovationpipeline.ingest.export.slide.Flow.Block;
import dev.innovationpipeline.ingest.export.slide.Flow.Layout;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FlowTest {

  private static final TextMeasure MEASURE = new TextMeasure();
  private static final double WIDTH = 400;
  private static final double HEIGHT = 360;

  private final Flow flow = new Flow(MEASURE, WIDTH);

  @Test
  void shortTextsAreLargeAndOnOneSlide() {
    Layout layout = layout(List.of(new Block("Problem", "Short.", false)));
    assertThat(layout.size()).isEqualTo(16);
    assertThat(layout.columns()).hasSize(2);
  }

  @Test
  void longTextsGoOnInFurtherColumns() {
    Layout layout = layout(List.of(new Block("Problem", "word ".repeat(2_000).strip(), false)));
    assertThat(layout.columns()).hasSizeGreaterThan(2);
    assertThat(layout.columns().get(1).pieces().getFirst().label())
        .isEqualTo("Problem (continued)");
  }

  /** Ideographs, and words without any blank, too. */
  @Property(tries = 200)
  void nothingIsLostAndNoColumnOverflows(
      @ForAll @Size(min = 1, max = 6)
          List<
                  @StringLength(min = 1, max = 1_500) @CharRange(from = 'a', to = 'e')
                  @CharRange(from = ' ', to = '!') @CharRange(from = '一', to = '三') String>
              texts) {
    List<Block> blocks =
        texts.stream().map(text -> new Block("Label", text.strip() + ".", false)).toList();
    Layout layout = layout(blocks);
    String shown =
        layout.columns().stream()
            .flatMap(column -> column.pieces().stream())
            .map(piece -> piece.text().replace(" ", ""))
            .collect(Collectors.joining());
    String given =
        blocks.stream().map(block -> block.text().replace(" ", "")).collect(Collectors.joining());
    assertThat(shown).isEqualTo(given);
    for (Flow.Column column : layout.columns()) {
      double height =
          column.pieces().stream()
              .mapToDouble(
                  piece ->
                      Flow.LABEL_HEIGHT
                          + MEASURE.lines(piece.text(), WIDTH, layout.size(), false).size()
                              * layout.size()
                              * Flow.LINE_HEIGHT)
              .sum();
      assertThat(height).isLessThanOrEqualTo(HEIGHT + 1);
    }
  }

  private Layout layout(List<Block> blocks) {
    return flow.layout(blocks, List.of(), HEIGHT, HEIGHT);
  }
}
