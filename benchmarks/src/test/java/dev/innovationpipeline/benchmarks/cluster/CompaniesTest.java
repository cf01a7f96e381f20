package dev.innovationpipeline.benchmarks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompaniesTest {

  @Test
  void letsAllCompaniesSubmitInTurn() {
    assertThat(runsByCompany(9, 3, 0))
        .isEqualTo(Map.of("company-0", 3L, "company-1", 3L, "company-2", 3L));
  }

  @Test
  void givesTheHotCompanyItsShareAndTheOthersTheRest() {
    assertThat(runsByCompany(100, 5, 0.8))
        .isEqualTo(
            Map.of(
                "company-0", 80L,
                "company-1", 5L,
                "company-2", 5L,
                "company-3", 5L,
                "company-4", 5L));
  }

  @Test
  void spreadsTheHotCompanyEvenly() {
    assertThat(runsByCompany(10, 2, 0.5)).containsEntry("company-0", 5L);
    assertThat(IntStream.range(0, 4).mapToObj(run -> Companies.of(run, 2, 0.5)))
        .containsExactly("company-1", "company-0", "company-1", "company-0");
  }

  private static Map<String, Long> runsByCompany(int runs, int companies, double hotShare) {
    return IntStream.range(0, runs)
        .mapToObj(run -> Companies.of(run, companies, hotShare))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
