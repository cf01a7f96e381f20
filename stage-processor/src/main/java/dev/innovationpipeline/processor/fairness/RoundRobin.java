package dev.innovationpipeline.processor.fairness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An order in which companies take turns. */
public final class RoundRobin {

  private RoundRobin() {}

  /**
   * The first of each company, then the second of each, and so on; within a company, and among
   * companies of one turn, the order stays.
   */
  public static <T> List<T> order(Collection<T> all, Function<T, String> company) {
    List<List<T>> turns = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    for (T each : all) {
      int turn = taken.merge(company.apply(each), 1, Integer::sum);
      if (turn > turns.size()) {
        turns.add(new ArrayList<>());
      }
      turns.get(turn - 1).add(each);
    }
    return turns.stream().flatMap(List::stream).toList();
  }
}
