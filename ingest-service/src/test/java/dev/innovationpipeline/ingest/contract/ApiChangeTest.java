package dev.innovationpipeline.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rule itself: it sees what would break a program, and lets additions pass. */
class ApiChangeTest {

  private static final JsonNode DOCUMENT =
      WireJson.MAPPER.readTree(
          """
          {"paths": {"/things": {"post": {
             "operationId": "add",
             "parameters": [
               {"in": "query", "name": "kind", "required": false,
                "schema": {"type": "string", "enum": ["A", "B"]}}],
             "requestBody": {"content": {"application/json": {"schema":
               {"$ref": "#/components/schemas/Wanted"}}}},
             "responses": {
               "200": {"content": {"application/json": {"schema":
                 {"$ref": "#/components/schemas/Thing"}}}},
               "404": {"content": {}}}}}},
           "components": {"schemas": {
             "Wanted": {"type": "object", "required": ["name"], "properties": {
               "name": {"type": "string"}, "size": {"type": "integer", "format": "int32"}}},
             "Thing": {"type": "object", "required": ["id"], "properties": {
               "id": {"type": "string"},
               "state": {"type": "string", "enum": ["NEW"]},
               "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}}}}}
          """);
  private static final String OPERATION = "/paths/~1things/post";
  private static final String WANTED = "/components/schemas/Wanted";
  private static final String THING = "/components/schemas/Thing";

  @Test
  void additionsBreakNobody() {
    assertThat(
            breaksOf(
                document -> {
                  object(document, "/paths").putObject("/others").putObject("get");
                  object(document, THING + "/properties").putObject("more").put("type", "string");
                  object(document, WANTED + "/properties").putObject("more").put("type", "string");
                  array(document, THING + "/properties/state/enum").add("OLD");
                  array(document, OPERATION + "/parameters/0/schema/enum").add("C");
                  array(document, THING + "/required").add("parts");
                  array(document, OPERATION + "/parameters")
                      .addObject()
                      .put("in", "query")
                      .put("name", "limit")
                      .put("required", false);
                }))
        .isEmpty();
  }

  @Test
  void anOperationThatIsGoneOrRenamedBreaks() {
    assertThat(breaksOf(document -> object(document, "/paths/~1things").remove("post")))
        .containsExactly("POST /things is gone.");
    assertThat(breaksOf(document -> object(document, OPERATION).put("operationId", "put")))
        .singleElement()
        .asString()
        .contains("operationId");
  }

  @Test
  void anAnswerThatSaysLessBreaks() {
    assertThat(breaksOf(document -> object(document, THING + "/properties").remove("state")))
        .containsExactly("POST /things 200.state is gone.");
    assertThat(breaksOf(document -> array(document, THING + "/required").removeAll()))
        .containsExactly("POST /things 200.id may be left out now.");
    assertThat(breaksOf(document -> object(document, OPERATION + "/responses").remove("200")))
        .containsExactly("POST /things answers no 200 any more.");
    assertThat(
            breaksOf(
                document -> object(document, OPERATION + "/responses/200/content").removeAll()))
        .containsExactly("POST /things 200: application/json is gone.");
  }

  @Test
  void aFieldOfAnotherTypeBreaks() {
    assertThat(
            breaksOf(document -> object(document, THING + "/properties/id").put("type", "integer")))
        .containsExactly("POST /things 200.id: its type was [string] and is [integer].");
    assertThat(
            breaksOf(
                document ->
                    object(document, THING + "/properties/id")
                        .putArray("type")
                        .add("string")
                        .add("null")))
        .hasSize(1);
    assertThat(
            breaksOf(
                document -> object(document, WANTED + "/properties/size").put("format", "int64")))
        .hasSize(1);
  }

  @Test
  void aRequestThatIsTakenInFewerFormsBreaks() {
    assertThat(breaksOf(document -> array(document, WANTED + "/required").add("size")))
        .containsExactly("POST /things request.size is required now.");
    assertThat(breaksOf(document -> object(document, WANTED + "/properties").remove("size")))
        .containsExactly("POST /things request.size is gone.");
    assertThat(
            breaksOf(
                document -> array(document, OPERATION + "/parameters/0/schema/enum").remove(0)))
        .containsExactly("POST /things parameter kind: a value is no longer taken.");
    assertThat(
            breaksOf(
                document -> object(document, OPERATION + "/parameters/0").put("required", true)))
        .containsExactly("POST /things parameter kind is required now.");
    assertThat(breaksOf(document -> array(document, OPERATION + "/parameters").remove(0)))
        .containsExactly("POST /things parameter kind is gone.");
    assertThat(
            breaksOf(document -> object(document, WANTED + "/properties/name").put("maxLength", 3)))
        .hasSize(1);
    assertThat(
            breaksOf(
                document -> object(document, OPERATION + "/requestBody").put("required", true)))
        .containsExactly("POST /things needs a body now.");
  }

  private static List<String> breaksOf(Consumer<JsonNode> change) {
    JsonNode changed = DOCUMENT.deepCopy();
    change.accept(changed);
    return ApiChange.breaks(DOCUMENT, changed);
  }

  private static ObjectNode object(JsonNode document, String pointer) {
    return (ObjectNode) document.at(pointer);
  }

  private static ArrayNode array(JsonNode document, String pointer) {
    return (ArrayNode) document.at(pointer);
  }
}
