package dev.innovationpipeline.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class InstantReadingTest {

  private static final JsonMapper PLAIN = JsonMapper.builder().build();

  @Test
  void whatInstantsWriteIsReadWithoutTheFormatter() {
    SplittableRandom random = new SplittableRandom(7);
    long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    long[] units = {1, 1_000, 1_000_000, 1_000_000_000};
    for (int i = 0; i < 20_000; i++) {
      long unit = units[i % units.length];
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(first, last + 1), random.nextInt(1_000_000_000) / unit * unit);
      assertThat(InstantReading.utc(instant.toString())).isEqualTo(instant);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-11-28T20:15:30+01:00\"",
        "\"2026-11-28T24:00:00Z\"",
        "\"2026-11-28T20:15:30.Z\"",
        "\"2026-02-28T20:15:30.5Z\"",
        "\"2024-02-29T00:00:00Z\"",
        "\"+12026-11-28T20:15:30Z\"",
        "\"-0001-11-28T20:15:30Z\"",
        "\" 2026-11-28T20:15:30Z \"",
        "1764360930.25",
        "1764360930",
        "null"
      })
  void otherTimesAreReadAsJacksonDoes(String json) {
    assertThat(WireJson.MAPPER.readValue(json, Instant.class))
        .isEqualTo(PLAIN.readValue(json, Instant.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29T20:15:30Z",
        "2026-13-01T20:15:30Z",
        "2026-11-28T20:60:30Z",
        "2026-11-28T20:15:30.1234567890Z",
        "2026-11-28T20:15:30.12x4Z",
        "2026-11-28T20:15:30,5Z",
        "2026-11-28t20:15x30Z",
        "2026-11-28T20:15:3٣Z",
        "yesterday"
      })
  void whatIsNoTimeIsRefusedAsJacksonDoes(String text) {
    assertThatThrownBy(() -> WireJson.MAPPER.readValue('"' + text + '"', Instant.class))
        .isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> PLAIN.readValue('"' + text + '"', Instant.class))
        .isInstanceOf(JacksonException.class);
  }
}
