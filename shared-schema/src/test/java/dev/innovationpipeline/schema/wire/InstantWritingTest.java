package dev.innovationpipeline.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantWritingTest {

  @Test
  void timesAreWrittenAsTheyWriteThemselves() {
    SplittableRandom random = new SplittableRandom(7);
    long first = Instant.parse("-0001-01-01T00:00:00Z").getEpochSecond();
    long last = Instant.parse("+10001-12-31T23:59:59Z").getEpochSecond();
    long[] units = {1, 1_000, 1_000_000, 1_000_000_000};
    for (int i = 0; i < 20_000; i++) {
      long unit = units[i % units.length];
      Instant time =
          Instant.ofEpochSecond(
              random.nextLong(first, last + 1), random.nextInt(1_000_000_000) / unit * unit);
      assertThat(InstantWriting.text(time)).isEqualTo(time.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0001-12-31T23:59:59.999999999Z",
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.000000001Z",
        "2026-11-30T00:00:00.010Z",
        "2026-11-30T00:00:00.000100Z",
        "9999-12-31T23:59:59.999999999Z",
        "+10000-01-01T00:00:00Z"
      })
  void onTheWireToo(String time) {
    assertThat(WireJson.MAPPER.writeValueAsString(Instant.parse(time))).isEqualTo('"' + time + '"');
  }
}
