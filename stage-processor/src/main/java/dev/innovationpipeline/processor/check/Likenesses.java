package dev.innovationpipeline.processor.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much the cards of a run say the same: the cosine of their words. A word counts less, the more
 * cards of the run use it, as the company and the document are in all of them; and hardly more when
 * a card repeats it. Equal texts always give the same figure, without a model.
 */
public final class Likenesses {

  /** From here on two cards are said to say nearly the same; docs/evaluation.md has the curve. */
  public static final double ALIKE = 0.45;

  private final double[][] likeness;

  private Likenesses(double[][] likeness) {
    this.likeness = likeness;
  }

  public static Likenesses of(List<String> texts) {
    List<Map<String, Integer>> counts = texts.stream().map(WordStems::counts).toList();
    Map<String, Integer> cards = new HashMap<>();
    counts.forEach(count -> count.keySet().forEach(stem -> cards.merge(stem, 1, Integer::sum)));
    List<Map<String, Double>> weights =
        counts.stream().map(count -> weights(count, cards, texts.size())).toList();
    double[][] likeness = new double[texts.size()][texts.size()];
    for (int a = 0; a < texts.size(); a++) {
      for (int b = 0; b < a; b++) {
        likeness[a][b] = cosine(weights.get(a), weights.get(b));
        likeness[b][a] = likeness[a][b];
      }
    }
    return new Likenesses(likeness);
  }

  /** 0 for nothing in common, 1 for the same words. */
  public double between(int a, int b) {
    return a == b ? 1 : likeness[a][b];
  }

  /** The index of the text that is most like this one; -1 where there is no other. */
  public int nearestTo(int index) {
    int nearest = -1;
    for (int other = 0; other < likeness.length; other++) {
      if (other != index && (nearest < 0 || likeness[index][other] > likeness[index][nearest])) {
        nearest = other;
      }
    }
    return nearest;
  }

  /** Over all pairs; 0 where there is none. */
  public double mean() {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < likeness.length; a++) {
      for (int b = 0; b < a; b++) {
        sum += likeness[a][b];
        pairs++;
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  private static Map<String, Double> weights(
      Map<String, Integer> counts, Map<String, Integer> cards, int texts) {
    Map<String, Double> weights = new HashMap<>();
    counts.forEach(
        (stem, count) ->
            weights.put(
                stem,
                (1 + Math.log(count))
                    * Math.log(1 + (double) texts / cards.getOrDefault(stem, 1))));
    return weights;
  }

  private static double cosine(Map<String, Double> a, Map<String, Double> b) {
    double product = 0;
    Set<String> common = new HashSet<>(a.keySet());
    common.retainAll(b.keySet());
    for (String stem : common) {
      product += a.getOrDefault(stem, 0.0) * b.getOrDefault(stem, 0.0);
    }
    double lengths = length(a) * length(b);
    return lengths == 0 ? 0 : Math.min(1, product / lengths);
  }

  private static double length(Map<String, Double> weights) {
    double squares = 0;
    for (double weight : weights.values()) {
      squares += weight * weight;
    }
    return Math.sqrt(squares);
  }
}
