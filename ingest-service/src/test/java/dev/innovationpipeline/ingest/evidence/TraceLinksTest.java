package dev.innovationpipeline.ingest.evidence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.result.CardSource;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TraceLinksTest {

  private static final String INSPIRATIONS =
      """
      {"inspirations": [{"title": "Jars"}, {"title": "Rain"}],
       "inspiration_1": {"title": "Jars"},
       "quotes": [
         {"id": "q1", "inspiration": 1, "text": "They refill.", "verified": true,
          "passage": "p3.2", "start": 4, "end": 16, "likeness": 1.0,
          "place": {"kind": "page", "number": 3}},
         {"id": "q2", "inspiration": 2, "text": "Sales grew tenfold.", "verified": false},
         {"id": "q3", "inspiration": 2, "text": "It rains.", "verified": true,
          "passage": "p3.2", "start": 20, "end": 29, "likeness": 0.9}]}
      """;

  private static final String CARDS =
      """
      {"cards": [{"number": 1, "title": "A jar"}, {"number": 2, "title": "A larder"},
         {"number": 3, "title": "Opportunity 3", "parsed": false}],
       "sources": [
         {"card": 1, "inspiration": 1, "inspiration_by": "model", "principle": 2,
          "principle_title": "Make it a habit", "principle_by": "likeness",
          "quotes": ["q1"], "quotes_by": "model"},
         {"card": 2, "inspiration": 2, "inspiration_by": "inspiration", "principle": 1,
          "principle_by": "model", "quotes": ["q3", "q1"], "quotes_by": "likeness"}]}
      """;

  private static final String TRENDS =
      """
      ## Trend 1: Counter culture
      Glass, refilling and the shop.
      ## Trend 2: Weather at home
      Larders and neighbours.
      ## Where they meet
      In kitchens.
      """;

  private static final String PRINCIPLES =
      """
      ## Principle 1: Use what is there
      - **From the trends:** larders that neighbours fill
      ## Principle 2: Make it a habit
      - **From the trends:** trend 1 shows it
      """;

  @Test
  void eachStepHasItsLinksInBothDirections() {
    JsonNode trace = trace(INSPIRATIONS, CARDS);
    assertThat(trace.at("/cards/0/principle").asInt()).isEqualTo(2);
    assertThat(trace.at("/cards/0/quotes_by").asString()).isEqualTo("model");
    assertThat(trace.at("/principles/1/cards").toString()).isEqualTo("[1]");
    assertThat(trace.at("/principles/1/trends").toString())
        .isEqualTo("[{\"number\":1,\"by\":\"named\"}]");
    assertThat(trace.at("/principles/0/trends").toString())
        .isEqualTo("[{\"number\":2,\"by\":\"likeness\"}]");
    assertThat(trace.at("/trends").size()).isEqualTo(2);
    assertThat(trace.at("/trends/0/principles").toString()).isEqualTo("[2]");
    assertThat(trace.at("/trends/1/inspiration").asInt()).isEqualTo(2);
    assertThat(trace.at("/trends/1/inspiration_by").asString()).isEqualTo("number");
    assertThat(trace.at("/inspirations/1/quotes").toString()).isEqualTo("[\"q2\",\"q3\"]");
    assertThat(trace.at("/inspirations/1/trends").toString()).isEqualTo("[2]");
    assertThat(trace.at("/inspirations/1/cards").toString()).isEqualTo("[2]");
    assertThat(trace.at("/quotes/0/text").asString()).isEqualTo("They refill.");
    assertThat(trace.at("/quotes/0/cards").toString()).isEqualTo("[1,2]");
    assertThat(trace.at("/quotes/1/verified").asBoolean()).isFalse();
    assertThat(trace.at("/passages").toString())
        .isEqualTo(
            "[{\"id\":\"p3.2\",\"place\":{\"kind\":\"page\",\"number\":3},"
                + "\"quotes\":[\"q1\",\"q3\"]}]");
    assertThat(trace.at("/cards/2/quotes").toString()).isEqualTo("[]");
  }

  @Test
  void aRunOfBeforeHasItsStepsWithoutEvidence() {
    JsonNode trace =
        trace("{\"inspirations\": [{\"title\": \"Jars\"}]}", "{\"cards\": [{\"number\": 1}]}");
    assertThat(trace.at("/cards").size()).isEqualTo(1);
    assertThat(trace.at("/cards/0/principle").isMissingNode()).isTrue();
    assertThat(trace.at("/quotes").isEmpty()).isTrue();
    assertThat(trace.at("/passages").isEmpty()).isTrue();
    assertThat(trace.at("/principles/0/trends/0/number").asInt()).isEqualTo(2);
  }

  @Test
  void resultsOfOtherShapesAreNone() {
    RunEvidence evidence =
        RunEvidence.of(
            List.of(
                WireJson.MAPPER.readTree("[1, 2]"),
                WireJson.MAPPER.readTree("{\"cards\": 7}"),
                WireJson.MAPPER.readTree("{\"a\": 1}")));
    assertThat(evidence).isEqualTo(RunEvidence.of(List.of()));
    assertThat(evidence.ofCard(1)).isNull();
  }

  @Test
  void aCardHasItsQuotesThemselves() {
    CardEvidence evidence = requireNonNull(evidence(INSPIRATIONS, CARDS).ofCard(2));
    assertThat(evidence.quotes()).extracting("id").containsExactly("q1", "q3");
    assertThat(evidence.quotesBy()).isEqualTo(CardSource.Basis.LIKENESS);
  }

  private static JsonNode trace(String inspirations, String cards) {
    return WireJson.MAPPER.valueToTree(
        TraceLinks.of(evidence(inspirations, cards), TRENDS, PRINCIPLES));
  }

  private static RunEvidence evidence(String inspirations, String cards) {
    return RunEvidence.of(
        List.of(WireJson.MAPPER.readTree(inspirations), WireJson.MAPPER.readTree(cards)));
  }
}
