package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveLimitTest {

  private static final double MEAN_SECONDS = Math.exp(0.3 * 0.3 / 2);

  @ParameterizedTest
  @ValueSource(ints = {5, 50, 500})
  void findsTheCapacityOfTheProvider(int capacity) {
    int calls = 40 * capacity;
    ProviderSimulation.Result result =
        new ProviderSimulation(
                new AdaptiveLimit(10_000), new ProviderSimulation.Provider(capacity, 0, 0))
            .run(calls);
    double ideal = calls * MEAN_SECONDS / capacity;
    assertThat(result.seconds()).isLessThan(ideal / 0.85);
    // Apart from the calls that start before the limit has adapted.
    assertThat(result.refused()).isLessThan(calls + calls / 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 200, 10_000})
  void staysHighWhenRefusalsAreRandom(int most) {
    int calls = 20 * Math.min(most, 1_000);
    ProviderSimulation.Result result =
        new ProviderSimulation(
                new AdaptiveLimit(most),
                new ProviderSimulation.Provider(Integer.MAX_VALUE, 0.2, 0.07))
            .run(calls);
    double ideal = calls * MEAN_SECONDS / Math.min(most, calls);
    // Some calls are refused or fail three times or more, at a second each.
    assertThat(result.seconds()).isLessThan(ideal / 0.7 + 12);
  }

  @Test
  void neverFallsBelowOneAndRecovers() {
    AdaptiveLimit limit = new AdaptiveLimit(100);
    limit.opened(1);
    for (int i = 0; i < 200; i++) {
      limit.refused(1);
    }
    assertThat(limit.current()).isEqualTo(1);
    for (int i = 0; i < 300; i++) {
      limit.answered(1);
    }
    assertThat(limit.current()).isEqualTo(100);
  }

  @Test
  void isThatOfBeforeWhenAProviderComesBackThatRefusedEverything() {
    AdaptiveLimit limit = new AdaptiveLimit(100);
    limit.opened(50);
    limit.answered(50);
    for (int i = 0; i < 200; i++) {
      limit.opened(1);
      limit.refused(1);
    }
    assertThat(limit.current()).isEqualTo(1);
    limit.recovered();
    assertThat(limit.current()).isEqualTo(100);
    limit.opened(1);
    limit.refused(1);
    assertThat(limit.current()).isEqualTo(100);
  }

  @Test
  void refusalsCountForTheCallsThatWereOpen() {
    AdaptiveLimit limit = new AdaptiveLimit(10_000);
    for (int open = 1; open <= 40; open++) {
      limit.opened(open);
    }
    for (int refused = 0; refused < 8; refused++) {
      limit.refused(40);
    }
    assertThat(limit.current()).isEqualTo(10_000);
    limit.refused(40);
    assertThat(limit.current()).isEqualTo(40);
  }

  @Test
  void staysHighWhenCallsArriveGradually() {
    AdaptiveLimit limit = new AdaptiveLimit(10_000);
    int open = 0;
    for (int begun = 1; begun <= 1_000; begun++) {
      open++;
      limit.opened(open);
      if (begun % 6 == 0) { // At once, while the answers of the others take their time.
        limit.refused(open);
        open--;
      }
    }
    assertThat(limit.current()).isGreaterThan(open);
  }
}
