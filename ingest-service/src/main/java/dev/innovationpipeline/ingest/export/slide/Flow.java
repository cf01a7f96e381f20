package dev.innovationpipeline.ingest.export.slide;

import dev.innovationpipeline.ingest.export.font.TextMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Places the texts of a card in columns, two on a slide. Texts that fit on one slide take the
 * largest size at which they do; others go on in columns of further slides, so that nothing leaves
 * a slide and nothing is too small to read. Lengths are in points.
 */
final class Flow {

  static final double LABEL_SIZE = 10;
  static final double LABEL_HEIGHT = 16;

  /** Of a line, as a multiple of the size; room for Arabic and ideographs. */
  static final double LINE_HEIGHT = 1.3;

  static final double GAP = 9;

  private static final double[] SIZES = {16, 15, 14, 13, 12, 11};
  private static final double CONTINUED_SIZE = 12;
  private static final int MIN_LINES = 2;

  /** Other fonts than the measured one may be a little wider. */
  private static final double USED_WIDTH = 0.96;

  private final TextMeasure measure;
  private final double width;

  /**
   * @param columnWidth of each column
   */
  Flow(TextMeasure measure, double columnWidth) {
    this.measure = measure;
    this.width = columnWidth * USED_WIDTH;
  }

  /** A labelled text. */
  record Block(String label, String text, boolean isWarning) {}

  /** A text, or a part of one, in a column. */
  record Piece(String label, String text, boolean isWarning) {}

  /** The pieces in a column, from top to bottom. */
  record Column(List<Piece> pieces) {}

  /** Columns, two for each slide, and the size of their texts. */
  record Layout(double size, List<Column> columns) {}

  /**
   * @param left for the first column, and right for the second, if they fit
   * @param firstHeight of the columns on the first slide
   * @param nextHeight of those on further slides
   */
  Layout layout(List<Block> left, List<Block> right, double firstHeight, double nextHeight) {
    for (double size : SIZES) {
      if (height(left, size) <= firstHeight && height(right, size) <= firstHeight) {
        return new Layout(size, List.of(whole(left), whole(right)));
      }
    }
    List<Block> all = Stream.concat(left.stream(), right.stream()).toList();
    return new Layout(CONTINUED_SIZE, pour(all, firstHeight, nextHeight));
  }

  private static Column whole(List<Block> blocks) {
    return new Column(
        blocks.stream()
            .map(block -> new Piece(block.label(), block.text(), block.isWarning()))
            .toList());
  }

  private double height(List<Block> blocks, double size) {
    return blocks.stream()
        .mapToDouble(
            block ->
                LABEL_HEIGHT
                    + measure.lines(block.text(), width, size, false).size() * size * LINE_HEIGHT
                    + GAP)
        .sum();
  }

  private List<Column> pour(List<Block> blocks, double firstHeight, double nextHeight) {
    List<List<Piece>> columns = new ArrayList<>();
    columns.add(new ArrayList<>());
    double lineHeight = CONTINUED_SIZE * LINE_HEIGHT;
    double room = firstHeight;
    for (Block block : blocks) {
      String rest = block.text();
      boolean begun = false;
      while (!rest.isEmpty()) {
        List<TextMeasure.Line> lines = measure.lines(rest, width, CONTINUED_SIZE, false);
        int fitting = (int) ((room - LABEL_HEIGHT) / lineHeight);
        boolean isFresh = columns.getLast().isEmpty();
        if (fitting < Math.min(lines.size(), MIN_LINES) && !isFresh) {
          columns.add(new ArrayList<>());
          room = columns.size() > 2 ? nextHeight : firstHeight;
          continue;
        }
        int taken = Math.clamp(fitting, 1, lines.size());
        int end = lines.get(taken - 1).end();
        String label = begun ? block.label() + " (continued)" : block.label();
        columns.getLast().add(new Piece(label, rest.substring(0, end).strip(), block.isWarning()));
        rest = rest.substring(end).stripLeading();
        begun = true;
        room -= LABEL_HEIGHT + taken * lineHeight + GAP;
      }
    }
    return columns.stream().map(Column::new).toList();
  }
}
