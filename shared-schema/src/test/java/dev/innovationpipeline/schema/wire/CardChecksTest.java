package dev.innovationpipeline.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The checks of cards beside the cards, as earlier and later versions write them. */
class CardChecksTest {

  private static final OpportunityCards CARDS =
      (OpportunityCards) SampleEvents.STAGE_COMPLETED.result();

  @Test
  void checksAreReadAsTheyWereWritten() {
    ObjectNode json = json();
    assertThat(json.at("/json/checks/0/card").asInt()).isEqualTo(1);
    assertThat(json.at("/json/checks/0/other_brands/0").asString()).isEqualTo("Other Leaf");
    assertThat(read(json)).isEqualTo(CARDS);
  }

  /** Also the rows of tables and the files of before. */
  @Test
  void cardsOfBeforeHaveNoChecks() {
    ObjectNode json = json();
    ((ObjectNode) json.path("json")).remove("checks");

    assertThat(read(json))
        .isEqualTo(
            new OpportunityCards(CARDS.markdown(), CARDS.cards(), CARDS.evidence())
                .resting(CARDS.evidence(), CARDS.sources()));
    assertThat(read(json).checks()).isNull();
    assertThat(WireJson.MAPPER.writeValueAsString(ResultJson.of(read(json))))
        .doesNotContain("checks");
  }

  @Test
  void checksOfALaterVersionAreRead() {
    ObjectNode json = json();
    ArrayNode checks = ((ObjectNode) json.path("json")).putArray("checks");
    checks.addObject().put("card", 4).putObject("tone").put("too", "loud");

    assertThat(read(json).checks())
        .containsExactly(new CardCheck(4, List.of(), List.of(), List.of(), List.of(), null));
  }

  private static ObjectNode json() {
    return WireJson.MAPPER.valueToTree(SampleEvents.STAGE_COMPLETED);
  }

  private static OpportunityCards read(ObjectNode json) {
    return (OpportunityCards) WireJson.MAPPER.treeToValue(json, StageCompleted.class).result();
  }
}
