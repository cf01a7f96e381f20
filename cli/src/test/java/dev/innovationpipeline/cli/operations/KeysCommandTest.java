package dev.innovationpipeline.cli.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.cli.client.ClientException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysCommandTest {

  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2027-06-30, 2027-07-01T00:00:00Z",
    "2027-06-30T12:00:00Z, 2027-06-30T12:00:00Z",
    "90d, 2027-02-27T10:00:00Z",
  })
  void aKeyEndsWithADayATimeOrAfterSomeDays(String text, Instant end) {
    assertThat(KeysCommand.CreateCommand.expiry(text, NOW)).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "d", "soon", "2027-13-01", "2027-06-30T", "99999999999d"})
  void anotherEndIsRefused(String text) {
    assertThatThrownBy(() -> KeysCommand.CreateCommand.expiry(text, NOW))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("--expires takes");
  }
}
