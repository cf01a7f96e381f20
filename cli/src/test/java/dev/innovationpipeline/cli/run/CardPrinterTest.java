package dev.innovationpipeline.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.wire.WireJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CardPrinterTest {

  private static final String TIMES =
      "\"created_at\":\"2026-01-01T00:00:00Z\",\"updated_at\":\"2026-01-01T00:00:01Z\"";

  @Test
  void aDegradedRunSaysWhatWasLost() {
    JsonNode status =
        WireJson.MAPPER.readTree(
            "{\"status\":\"COMPLETED\","
                + TIMES
                + ",\"degraded\":[{\"code\":\"fallback_card\",\"message\":\"Card 2 is"
                + " lost.\",\"card\":2},{\"code\":\"of_a_later_version\",\"message\":\"So is"
                + " more.\"}]}");
    JsonNode results =
        WireJson.MAPPER.readTree(
            "{\"cards\":[{\"number\":1,\"title\":\"One\"},"
                + "{\"number\":2,\"title\":\"Two\",\"parsed\":false}]}");

    assertThat(CardPrinter.outcome(status))
        .isEqualTo("COMPLETED in 1000 ms, degraded\n! Card 2 is lost.\n! So is more.");
    assertThat(CardPrinter.print(status, results))
        .containsOnlyOnce("could not be read")
        .contains("2. Two\n   ! This card could not be read from the answer.\n")
        .endsWith("\n! So is more.");
  }

  @Test
  void aRunWithoutLossesIsCompleted() {
    assertThat(
            CardPrinter.outcome(
                WireJson.MAPPER.readTree("{\"status\":\"COMPLETED\"," + TIMES + "}")))
        .isEqualTo("COMPLETED in 1000 ms");
  }
}
