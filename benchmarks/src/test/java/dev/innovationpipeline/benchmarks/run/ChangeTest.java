package dev.innovationpipeline.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.benchmarks.run.Change.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChangeTest {

  @Test
  void ordersChangesByTheirTimes() {
    assertThat(Change.parse("10s,40s", "30s", "500ms"))
        .containsExactly(
            new Change(Kind.KILL, Duration.ofMillis(500)),
            new Change(Kind.JOIN, Duration.ofSeconds(10)),
            new Change(Kind.STOP, Duration.ofSeconds(30)),
            new Change(Kind.JOIN, Duration.ofSeconds(40)));
    assertThat(Change.parse("", "", "")).isEmpty();
  }

  @Test
  void saysWhichTimeIsWrong() {
    assertThatThrownBy(() -> Change.parse("10", "", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10");
  }

  @Test
  void knowsTheFewestProcessorsOnTheWay() {
    assertThat(Change.fewest(1, Change.parse("10s", "20s", "30s"))).isZero();
    assertThat(Change.fewest(1, Change.parse("10s,15s", "20s", "30s"))).isEqualTo(1);
    assertThat(Change.fewest(2, Change.parse("", "", ""))).isEqualTo(2);
  }
}
