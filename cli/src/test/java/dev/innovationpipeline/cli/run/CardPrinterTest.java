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
  void aCardSaysOnWhichQuotesItRests() {
    JsonNode results =
        WireJson.MAPPER.readTree(
            """
            {"cards":[{"number":1,"title":"One","evidence":{"quotes_by":"likeness","quotes":[
               {"text":"They\\nrefill.","passage":"p3.2","place":{"kind":"page","number":3}},
               {"text":"It rains.","passage":"h0.1","place":{"kind":"section","number":0}}]}},
             {"number":2,"title":"Two"}]}
            """);
    assertThat(CardPrinter.print(WireJson.MAPPER.readTree("{}"), results))
        .contains(
            "   Rests on:       “They refill.” (page 3, p3.2)\n"
                + "                   “It rains.” (h0.1)\n"
                + "                   chosen by code, as the model named no quotes\n")
        .containsOnlyOnce("Rests on:");
  }

  @Test
  void aTraceLeadsFromEachCardToTheDocument() {
    JsonNode trace =
        WireJson.MAPPER.readTree(
            """
            {"cards":[{"number":1,"title":"A jar","principle":2,"principle_by":"likeness",
                "inspiration":1,"inspiration_by":"model","quotes":["q1"],"quotes_by":"model"},
               {"number":2,"title":"A larder","quotes":[]}],
             "principles":[{"number":2,"title":"Make it a habit",
                "trends":[{"number":1,"by":"named"}]}],
             "trends":[{"number":1,"title":"Counter culture"}],
             "inspirations":[{"number":1,"title":"Jars"}],
             "quotes":[{"id":"q1","text":"They refill.","passage":"s4.1",
                "place":{"kind":"slide","number":4}}]}
            """);
    assertThat(TracePrinter.print(trace))
        .isEqualTo(
            """
            1. A jar
               principle     2 · Make it a habit [by likeness]
               trend         1 · Counter culture [by named]
               inspiration   1 · Jars
               quote         “They refill.” (slide 4, s4.1)

            2. A larder
               No quotes of the document are known for this card.\
            """);
    assertThat(TracePrinter.print(WireJson.MAPPER.readTree("{}")))
        .isEqualTo("The run has no cards yet.");
  }

  @Test
  void aRunWithoutLossesIsCompleted() {
    assertThat(
            CardPrinter.outcome(
                WireJson.MAPPER.readTree("{\"status\":\"COMPLETED\"," + TIMES + "}")))
        .isEqualTo("COMPLETED in 1000 ms");
  }
}
