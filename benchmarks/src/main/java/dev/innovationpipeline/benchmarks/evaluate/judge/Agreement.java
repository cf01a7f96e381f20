package dev.innovationpipeline.benchmarks.evaluate.judge;

import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a judge agrees with itself when it sees the same cards in another order.
 *
 * @param pairs scores that were compared
 * @param equal the share that is the same in both orders
 * @param difference the mean distance of the two
 * @param kappa Cohen's kappa with quadratic weights: 1 for full agreement, 0 for that of chance
 */
public record Agreement(int pairs, double equal, double difference, double kappa) {

  public static Agreement of(List<Judged> judged) {
    int[] first = judged.stream().flatMapToInt(each -> Judged.scores(each.forward())).toArray();
    int[] second = judged.stream().flatMapToInt(each -> Judged.scores(each.backward())).toArray();
    int pairs = Math.min(first.length, second.length);
    if (pairs == 0) {
      return new Agreement(0, 0, 0, 0);
    }
    double equal = 0;
    double difference = 0;
    double seen = 0;
    double byChance = 0;
    for (int i = 0; i < pairs; i++) {
      equal += first[i] == second[i] ? 1 : 0;
      difference += Math.abs(first[i] - second[i]);
      seen += square(first[i] - second[i]);
      for (int j = 0; j < pairs; j++) {
        byChance += square(first[i] - second[j]);
      }
    }
    double kappa = byChance == 0 ? 1 : 1 - seen * pairs / byChance;
    return new Agreement(pairs, equal / pairs, difference / pairs, kappa);
  }

  public ObjectNode json() {
    return WireJson.MAPPER
        .createObjectNode()
        .put("pairs", pairs)
        .put("equal", rounded(equal))
        .put("mean_difference", rounded(difference))
        .put("weighted_kappa", rounded(kappa));
  }

  private static double square(int value) {
    return (double) value * value;
  }

  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
