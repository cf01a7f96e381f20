package dev.innovationpipeline.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rule itself: it sees what would break a subscriber, and lets additions pass. */
class AsyncApiChangeTest {

  private static final JsonNode DOCUMENT = AsyncApiDocument.json();

  @Test
  void additionsBreakNobody() {
    assertThat(
            breaksOf(
                document -> {
                  object(document, "/channels").putObject("new").put("address", "new");
                  object(document, "/components/schemas/cloudevents-headers/properties")
                      .putObject("ce_new")
                      .put("type", "string");
                }))
        .isEmpty();
  }

  @Test
  void aTopicThatIsGoneOrMovedBreaks() {
    assertThat(breaksOf(document -> object(document, "/channels").remove("run-failed")))
        .containsExactly("The channel run-failed is gone; its subscribers need it.");
    assertThat(
            breaksOf(
                document -> object(document, "/channels/run-failed").put("address", "failed-runs")))
        .containsExactly(
            "The address of the channel run-failed was \"run-failed\" and is \"failed-runs\".");
  }

  @Test
  void aShorterRetentionBreaks() {
    assertThat(
            breaksOf(
                document ->
                    object(document, "/channels/run-failed/bindings/kafka/topicConfiguration")
                        .put("retention.ms", 1)))
        .hasSize(1);
  }

  @Test
  void anotherTypeOfEventBreaks() {
    assertThat(
            breaksOf(
                document ->
                    object(document, "/components/messages/run-failed").put("name", "other.v2")))
        .hasSize(1)
        .first()
        .asString()
        .contains("ce_type", "other.v2");
    assertThat(breaksOf(document -> object(document, "/channels/run-failed/messages").removeAll()))
        .hasSize(1);
  }

  @Test
  void aHeaderThatIsGoneBreaks() {
    assertThat(
            breaksOf(
                document -> {
                  String headers = "/components/schemas/cloudevents-headers";
                  object(document, headers + "/properties").remove("ce_id");
                  ArrayNode required = (ArrayNode) document.at(headers + "/required");
                  required.removeIf(name -> name.asString().equals("ce_id"));
                }))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one).contains("ce_id"));
  }

  private static List<String> breaksOf(Consumer<JsonNode> change) {
    JsonNode changed = DOCUMENT.deepCopy();
    change.accept(changed);
    return AsyncApiChange.breaks(DOCUMENT, changed);
  }

  private static ObjectNode object(JsonNode document, String pointer) {
    return (ObjectNode) document.at(pointer);
  }
}
