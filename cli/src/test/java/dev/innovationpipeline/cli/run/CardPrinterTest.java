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
  void aCardIsFollowedByWhatItsChecksFound() {
    JsonNode results =
        WireJson.MAPPER.readTree(
            """
            {"cards":[{"number":1,"title":"One"},{"number":2,"title":"Two"}],
             "stages":[{"number":4},{"number":5,"json":{"checks":[
               {"card":1,"brands":["North Pole"]},
               {"card":2,"brands":[],"other_brands":["Anvil"],
                "numbers":[{"field":"why_now","text":"37 %"}],
                "lengths":[{"field":"title","characters":3,"min":5,"max":1200}],
                "alike":{"card":1,"likeness":0.61},"of_a_later_version":true}]}}]}
            """);

    assertThat(CardPrinter.print(WireJson.MAPPER.readTree("{}"), results))
        .contains("2. Two\n")
        .containsOnlyOnce("! Names no brand of the company.\n")
        .contains("! Names Anvil, which belongs to another company.\n")
        .contains("! Not in the texts that the card was made of: “37 %” (why_now).\n")
        .contains("! title has 3 characters; 5 to 1,200 are usual.\n")
        .contains("! Says nearly the same as card 1: likeness 0.61 of 1.\n");
  }

  @Test
  void aRunWithoutLossesIsCompleted() {
    assertThat(
            CardPrinter.outcome(
                WireJson.MAPPER.readTree("{\"status\":\"COMPLETED\"," + TIMES + "}")))
        .isEqualTo("COMPLETED in 1000 ms");
  }
}
