package dev.innovationpipeline.ingest.export.content;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts over all exported cards, of which charts are drawn. */
public final class Figures {

  private final Map<Mark.Kind, Integer> marked = new EnumMap<>(Mark.Kind.class);
  private int checked;
  private int cards;

  /** A chart: how many cards each bar stands for. */
  public record Chart(String title, String explanation, List<Bar> bars) {}

  /** One bar. */
  public record Bar(String label, int count) {}

  public void add(ExportedCard card) {
    cards++;
    if (card.checked()) {
      checked++;
    }
    for (Mark mark : card.marks()) {
      marked.merge(mark.kind(), 1, Integer::sum);
    }
  }

  public int cards() {
    return cards;
  }

  /** Those for which there is something to count. Figures of people's reviews belong here, too. */
  public List<Chart> charts() {
    List<Chart> charts = new ArrayList<>();
    if (checked > 0) {
      charts.add(
          new Chart(
              "Check marks",
              "Cards with each mark, of %d that were checked. A mark is a reason to look, no verdict."
                  .formatted(checked),
              List.of(Mark.Kind.values()).stream()
                  .map(kind -> new Bar(kind.label(), marked.getOrDefault(kind, 0)))
                  .toList()));
    }
    return charts;
  }
}
