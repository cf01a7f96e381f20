package dev.innovationpipeline.benchmarks.evaluate.judge;

import dev.innovationpipeline.schema.event.Usage;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A judge's scores of a run's cards, 1 to 5, in two orders.
 *
 * @param forward by card in the run's order, then by criterion; empty where the answer had none
 * @param backward of the same cards in the same order, asked for from the last to the first
 * @param usage of both questions
 */
public record Judged(
    String model, List<List<Integer>> forward, List<List<Integer>> backward, Usage usage) {

  public Judged {
    forward = List.copyOf(forward);
    backward = List.copyOf(backward);
  }

  /** Whether both answers could be read. */
  public boolean holds() {
    return !forward.isEmpty() && !backward.isEmpty();
  }

  /** Over both orders, all cards and criteria. */
  public double mean() {
    return IntStream.concat(scores(forward), scores(backward)).average().orElse(0);
  }

  static IntStream scores(List<List<Integer>> cards) {
    return cards.stream().flatMap(List::stream).mapToInt(Integer::intValue);
  }
}
