package dev.innovationpipeline.ingest.export.content;

import dev.innovationpipeline.ingest.note.NotedCard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Counts over all exported cards, of which charts are drawn. */
public final class Figures {

  private static final int MAX_STARS = 5;

  private final Map<Mark.Kind, Integer> marked = new EnumMap<>(Mark.Kind.class);
  private final int[] rated = new int[MAX_STARS + 1];
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
    NotedCard noted = card.noted();
    if (noted != null && noted.rating() != null) {
      rated[Math.clamp(Math.round(noted.rating()), 1, MAX_STARS)]++;
    }
  }

  public int cards() {
    return cards;
  }

  /** Those for which there is something to count. */
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
    int ratings = Arrays.stream(rated).sum();
    if (ratings > 0) {
      charts.add(
          new Chart(
              "Ratings",
              "Cards by the mean of their ratings, of %d that people rated.".formatted(ratings),
              IntStream.iterate(MAX_STARS, stars -> stars > 0, stars -> stars - 1)
                  .mapToObj(stars -> new Bar(label(stars), rated[stars]))
                  .toList()));
    }
    return charts;
  }

  private static String label(int stars) {
    return stars == 1 ? "1 star" : stars + " stars";
  }
}
