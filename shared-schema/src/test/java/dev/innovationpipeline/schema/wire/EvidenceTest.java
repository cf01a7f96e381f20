package dev.innovationpipeline.schema.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.Evidence;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Evidence in events, and in events of before. */
class EvidenceTest {

  private static final Inspirations INSPIRATIONS =
      (Inspirations) SampleEvents.STAGE_COMPLETED_WITH_QUOTES.result();

  @Test
  void quotesStandBesideTheInspirations() {
    ObjectNode json = WireJson.MAPPER.valueToTree(SampleEvents.STAGE_COMPLETED_WITH_QUOTES);
    assertThat(json.at("/json/quotes/0/passage").asString()).isEqualTo("p12.3");
    assertThat(json.at("/json/quotes/0/place/kind").asString()).isEqualTo("page");
    assertThat(json.at("/json/quotes/1/verified").asBoolean()).isFalse();
    assertThat(json.at("/json/quotes/1/passage").isMissingNode()).isTrue();
    assertThat(json.at("/evidence/quotes")).hasSize(1);
    assertThat(json.at("/evidence/quoted").isMissingNode()).isTrue();
  }

  /** So that no card rests on a quote that the document does not have. */
  @Test
  void onlyVerifiedQuotesAreCarriedOn() {
    assertThat(INSPIRATIONS.quoted()).containsExactly(SampleEvents.SLOW);
    Prose next = new Prose("Trends", Evidence.withQuotes(requireNonNull(INSPIRATIONS.quotes())));
    assertThat(next.quoted()).containsExactly(SampleEvents.SLOW);
    assertThat(next.evidence())
        .isEqualTo(new Evidence(List.of("p12.3"), List.of("q1"), List.of(SampleEvents.SLOW)));
  }

  @Test
  void resultsOfBeforeHaveNoEvidence() {
    ObjectNode json = WireJson.MAPPER.valueToTree(SampleEvents.STAGE_COMPLETED_WITH_QUOTES);
    json.remove("evidence");
    ((ObjectNode) json.path("json")).remove("quotes");
    StageResult inspirations = read(json);
    assertThat(inspirations)
        .isEqualTo(new Inspirations("# Inspirations", INSPIRATIONS.inspirations()));
    assertThat(inspirations.quoted()).isEmpty();

    ObjectNode cards = WireJson.MAPPER.valueToTree(SampleEvents.STAGE_COMPLETED);
    cards.remove("evidence");
    ((ObjectNode) cards.path("json")).remove("sources");
    assertThat(((OpportunityCards) read(cards)).sources()).isNull();
  }

  /** As tables and files keep a result: its structured part, without what stands beside it. */
  @Test
  void evidenceFollowsFromTheQuotes() {
    assertThat(ResultJson.result(INSPIRATIONS.markdown(), ResultJson.of(INSPIRATIONS), null))
        .isEqualTo(INSPIRATIONS);
  }

  @Test
  void basesOfALaterVersionAreReadAsUnknown() {
    ObjectNode json = WireJson.MAPPER.valueToTree(SampleEvents.STAGE_COMPLETED);
    ((ObjectNode) json.at("/json/sources/0")).put("quotes_by", "intuition");
    assertThat(((OpportunityCards) read(json)).sources())
        .singleElement()
        .satisfies(source -> assertThat(source.quotesBy()).isNull());
  }

  /** Of an event's 900 kB, the longest evidence takes 20. */
  @Test
  void theLongestEvidenceIsSmall() {
    List<Quote> longest =
        IntStream.rangeClosed(1, Inspirations.COUNT * Quote.MAX_OF_INSPIRATION)
            .mapToObj(
                n ->
                    new Quote(
                        "q" + n,
                        1 + n % 2,
                        "é".repeat(Quote.MAX_CHARS),
                        true,
                        "p1000000.1000000",
                        100_000,
                        100_600,
                        SampleEvents.SLOW.place(),
                        0.8123456789))
            .toList();
    Inspirations result =
        Inspirations.resting(
            "",
            List.of(new Inspiration("", "", List.of()), new Inspiration("", "", List.of())),
            longest);
    assertThat(WireJson.MAPPER.writeValueAsBytes(ResultJson.of(result))).hasSizeLessThan(20_000);
  }

  private static StageResult read(ObjectNode json) {
    return WireJson.MAPPER.treeToValue(json, StageCompleted.class).result();
  }
}
