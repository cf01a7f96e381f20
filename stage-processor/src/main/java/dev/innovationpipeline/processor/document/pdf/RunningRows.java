package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.pdf.word.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds headers, footers and page numbers: rows at the edges of at least three pages that stand at
 * one height and are equal but for numbers that count the pages.
 */
final class RunningRows {

  private static final int MIN_PAGES = 3;
  private static final double MAX_SHIFT_POINTS = 2;

  private final Map<String, List<Edge>> edges = new HashMap<>();
  private final IdentityHashMap<Row, Edge> byRow = new IdentityHashMap<>();
  private final List<String> texts = new ArrayList<>();

  /** A row at the top or the bottom of a page. */
  private record Edge(double baseline, RowPattern pattern) {

    boolean isRepeatedBy(Edge other) {
      return Math.abs(baseline - other.baseline) <= MAX_SHIFT_POINTS
          && pattern.isRepeatedBy(other.pattern);
    }
  }

  /** The pages without these rows, which the pages given before repeat as well. */
  List<PageWords> leaveOut(List<PageWords> pages) {
    List<List<PageRows>> rows = pages.stream().map(PageWords::rows).toList();
    rows.forEach(page -> page.forEach(this::learn));
    List<PageWords> left = new ArrayList<>();
    for (int index = 0; index < pages.size(); index++) {
      Set<Word> leftOut = Collections.newSetFromMap(new IdentityHashMap<>());
      for (PageRows direction : rows.get(index)) {
        for (Row row : direction.running(this::repeats)) {
          texts.add(row.text());
          leftOut.addAll(row.words());
        }
      }
      left.add(pages.get(index).without(leftOut::contains));
    }
    byRow.clear();
    return left;
  }

  /** The rows that were left out, in the order of the pages. */
  List<String> texts() {
    return texts;
  }

  private void learn(PageRows page) {
    for (Row row : page.edges()) {
      Edge edge = new Edge(row.baseline(), RowPattern.of(page.page(), row.text()));
      edges.computeIfAbsent(edge.pattern.text(), text -> new ArrayList<>()).add(edge);
      byRow.put(row, edge);
    }
  }

  private boolean repeats(Row row) {
    Edge edge = byRow.get(row);
    return edge != null
        && edges.getOrDefault(edge.pattern.text(), List.of()).stream()
                .filter(edge::isRepeatedBy)
                .mapToInt(other -> other.pattern.page())
                .distinct()
                .limit(MIN_PAGES - 1)
                .count()
            == MIN_PAGES - 1;
  }
}
