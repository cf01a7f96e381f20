package dev.innovationpipeline.ingest.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Duration BETWEEN = Duration.ofMillis(20);

  @Test
  void doesNotHoldUpTheFirst() {
    assertThat(new Pace(BETWEEN).left(0)).isZero();
    assertThat(new Pace(BETWEEN).left(-1)).isZero();
  }

  @Property
  void waitsForWhatIsLeftWheneverTheClockBegan(
      @ForAll long start, @ForAll @LongRange(min = 0, max = 40_000_000) long later) {
    Pace pace = new Pace(BETWEEN);
    pace.found(start);
    assertThat(pace.left(start + later)).isEqualTo(Math.max(0, BETWEEN.toNanos() - later));
  }

  @Test
  void holdsNobodyUpWithoutAPace() {
    Pace pace = new Pace(Duration.ZERO);
    pace.found(5);
    assertThat(pace.left(5)).isZero();
  }
}
