package dev.innovationpipeline.ingest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.limit.Rate.Taken;
import dev.innovationpipeline.platform.time.TimeSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateTest {

  private Duration now = Duration.ofHours(1);
  private final TimeSource time = TimeSource.of(InstantSource.system(), () -> now);

  @Test
  void aBurstPassesAndComesBackAtTheRate() {
    Rate rate = Rate.of("caller", 10, 30, time);
    for (int request = 1; request <= 30; request++) {
      Taken taken = rate.take("k");
      assertThat(taken.allowed()).isTrue();
      assertThat(taken.left()).isEqualTo(30 - request);
    }
    Taken refused = rate.take("k");
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.retryIn()).isEqualTo(1);
    assertThat(refused.wholeIn()).isEqualTo(3);
    assertThat(rate.take("other").allowed()).as("another holder").isTrue();
    now = now.plusMillis(100);
    assertThat(rate.take("k").allowed()).as("after a tenth of a second").isTrue();
    assertThat(rate.take("k").allowed()).isFalse();
    now = now.plusSeconds(3);
    assertThat(rate.take("k").left()).as("whole again").isEqualTo(29);
  }

  @Test
  void itIsDescribedAsTheDraftDoes() {
    assertThat(Rate.of("caller", 100, 300, time).policy()).isEqualTo("\"caller\";q=300;w=3");
    assertThat(Rate.perMinute("failed-logins", 60, time).policy())
        .isEqualTo("\"failed-logins\";q=60;w=60");
  }

  @Test
  void holdersWhoseBurstIsWholeTakeNoMemoryWhenItIsShort() {
    Rate rate = Rate.of("address", 10, 10, time);
    for (int holder = 0; holder < Rate.MAX_HOLDERS; holder++) {
      rate.take("early" + holder);
    }
    now = now.plusSeconds(1);
    rate.take("late");
    assertThat(rate.holders()).isEqualTo(1);
    for (int holder = 0; holder < Rate.MAX_HOLDERS + 50; holder++) {
      rate.take("busy" + holder);
    }
    assertThat(rate.holders()).isLessThanOrEqualTo(Rate.MAX_HOLDERS + 1);
  }

  /** Whatever the pauses: a burst, and what the rate gives in the time. */
  @Property
  void neverMoreThanTheBurstAndTheRate(
      @ForAll @IntRange(min = 1, max = 50) int perSecond,
      @ForAll @IntRange(min = 1, max = 50) int burst,
      @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 0, max = 400) Integer> pauses) {
    Duration begin = now;
    Rate rate = Rate.of("caller", perSecond, burst, time);
    long passed = 0;
    for (int pause : pauses) {
      now = now.plusMillis(pause);
      passed += rate.take("k").allowed() ? 1 : 0;
      double seconds = now.minus(begin).toMillis() / 1000.0;
      assertThat((double) passed).isLessThanOrEqualTo(burst + perSecond * seconds + 0.001);
    }
    now = begin;
  }

  /** Whatever comes beyond one's first, and however many. */
  @Property
  void whoDrawsMoreThanIsLeftWaitsUntilItIsBack(
      @ForAll @IntRange(min = 1, max = 50) int perSecond,
      @ForAll @IntRange(min = 1, max = 50) int burst,
      @ForAll @Size(min = 1, max = 100) List<@IntRange(min = 1, max = 200) Integer> batches,
      @ForAll @IntRange(min = 0, max = 4000) int pauseMillis) {
    Duration begin = now;
    Rate rate = Rate.of("starts", perSecond, burst, time);
    long passed = 0;
    for (int batch : batches) {
      Taken first = rate.take("k");
      if (first.allowed()) {
        assertThat(rate.takeFurther("k", batch - 1).allowed()).isTrue();
        passed += batch;
        double seconds = now.minus(begin).toMillis() / 1000.0;
        assertThat((double) passed - batch)
            .as("before the last one")
            .isLessThan(burst + perSecond * seconds + 0.001);
      } else {
        Duration then = now;
        now = then.plusSeconds(first.retryIn() - 1);
        assertThat(rate.hasLeft("k")).as("a second before it may").isFalse();
        now = then.plusSeconds(first.retryIn());
        assertThat(rate.hasLeft("k")).as("when it may").isTrue();
        now = then;
      }
      now = now.plusMillis(pauseMillis);
    }
    now = begin;
  }

  @Test
  void ofTwoThatDrawMoreThanIsLeftOneMay() {
    Rate rate = Rate.of("starts", 10, 30, time);
    assertThat(rate.take("k").allowed()).isTrue();
    assertThat(rate.take("k").allowed()).isTrue();
    Taken first = rate.takeFurther("k", 100);
    assertThat(first.allowed()).isTrue();
    assertThat(first.left()).isZero();
    assertThat(first.wholeIn()).isEqualTo(11);
    Taken second = rate.takeFurther("k", 100);
    assertThat(second.allowed()).isFalse();
    assertThat(second.retryIn()).isEqualTo(8);
    assertThat(rate.takeFurther("other", 100).allowed()).isTrue();
  }

  @Test
  void oneSenderHasOneAddressOfVersionFourOrANetworkOfVersionSix() {
    assertThat(AddressNetwork.of("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(AddressNetwork.of("2001:db8:1:2::7"))
        .isEqualTo(AddressNetwork.of("2001:db8:1:2:ffff::1"));
    assertThat(AddressNetwork.of("2001:db8:1:2::7"))
        .isNotEqualTo(AddressNetwork.of("2001:db8:1:3::7"));
    assertThat(AddressNetwork.of("::ffff:192.0.2.7")).contains("192.0.2.7");
    assertThat(AddressNetwork.of("no:address")).isEqualTo("no:address");
  }
}
