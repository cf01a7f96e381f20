package dev.innovationpipeline.processor.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RoundRobinTest {

  @Test
  void companiesTakeTurns() {
    assertThat(
            RoundRobin.order(List.of("a1", "a2", "a3", "b1", "c1", "c2"), s -> s.substring(0, 1)))
        .containsExactly("a1", "b1", "c1", "a2", "c2", "a3");
  }

  @Property
  void inEveryPartOfTheOrderCompaniesThatStillWaitDifferByOneAtMost(
      @ForAll @Size(max = 200) List<@IntRange(max = 9) Integer> companies) {
    List<Integer> order = RoundRobin.order(companies, String::valueOf);

    assertThat(order).containsExactlyInAnyOrderElementsOf(companies);
    Map<Integer, Integer> left = new HashMap<>();
    companies.forEach(company -> left.merge(company, 1, Integer::sum));
    Map<Integer, Integer> served = new HashMap<>();
    for (Integer company : order) {
      int before = served.merge(company, 1, Integer::sum) - 1;
      left.merge(company, -1, Integer::sum);
      left.forEach(
          (other, waiting) ->
              assertThat(waiting == 0 || served.getOrDefault(other, 0) >= before).isTrue());
    }
  }
}
