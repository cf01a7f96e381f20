package dev.innovationpipeline.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SchemaChangeTest {

  private static final String RELEASED =
      """
      {
        "$defs": {"Usage": {"type": "object", "properties": {"calls": {"type": "number"}},
          "required": ["calls"]}},
        "type": "object",
        "properties": {
          "run": {"type": "object", "properties": {"run_id": {"type": "string"}},
            "required": ["run_id"]},
          "code": {"type": "string"},
          "tags": {"type": "array", "items": {"type": "string"}},
          "usage": {"$ref": "#/$defs/Usage"}
        },
        "required": ["run", "code"]
      }
      """;

  @Test
  void nothingChangedBreaksNothing() {
    assertThat(SchemaChange.breaks(released(), released())).isEmpty();
  }

  @Test
  void anAddedOptionalFieldBreaksNothing() {
    assertThat(
            SchemaChange.breaks(
                released(),
                changed(
                    schema -> {
                      fields(schema).putObject("note").put("type", "string");
                      at(schema, "/properties/run/properties")
                          .putObject("region")
                          .put("type", "string");
                    })))
        .isEmpty();
  }

  @Test
  void aRenamedFieldBreaksItsReaders() {
    assertThat(
            SchemaChange.breaks(
                released(),
                changed(schema -> fields(schema).set("error_code", fields(schema).remove("code")))))
        .anyMatch(problem -> problem.startsWith("the event.code is gone"));
  }

  @Test
  void aRemovedFieldBreaksItsReaders() {
    assertThat(
            SchemaChange.breaks(
                released(),
                changed(schema -> at(schema, "/properties/run/properties").remove("run_id"))))
        .anyMatch(problem -> problem.startsWith("the event.run.run_id is gone"));
  }

  @Test
  void aNarrowedTypeBreaksTheReadingOfOldEvents() {
    assertThat(
            SchemaChange.breaks(
                released(),
                changed(
                    schema -> at(schema, "/$defs/Usage/properties/calls").put("type", "integer"))))
        .containsExactly("the event.usage.calls: type was \"number\" and is \"integer\".");
  }

  @Test
  void aNarrowedItemOrRangeBreaksTheReadingOfOldEvents() {
    assertThat(
            SchemaChange.breaks(
                released(),
                changed(schema -> at(schema, "/properties/tags/items").put("format", "uuid"))))
        .containsExactly("the event.tags[]: format was not given and is \"uuid\".");
  }

  @Test
  void aNewRequiredFieldBreaksTheReadingOfOldEvents() {
    assertThat(
            SchemaChange.breaks(
                released(),
                changed(
                    schema -> {
                      fields(schema).putObject("note").put("type", "string");
                      ((ArrayNode) schema.required("required")).add("note");
                    })))
        .containsExactly("the event.note is required now; events already written may lack it.");
  }

  @Test
  void aFieldThatMayBeLeftOutBreaksThoseWhoRelyOnIt() {
    assertThat(
            SchemaChange.breaks(
                released(), changed(schema -> ((ArrayNode) schema.required("required")).remove(1))))
        .containsExactly("the event.code may be left out now; its readers rely on it.");
  }

  private static JsonNode released() {
    return WireJson.MAPPER.readTree(RELEASED);
  }

  private static JsonNode changed(Consumer<ObjectNode> change) {
    ObjectNode schema = (ObjectNode) released();
    change.accept(schema);
    return schema;
  }

  private static ObjectNode fields(ObjectNode schema) {
    return at(schema, "/properties");
  }

  private static ObjectNode at(ObjectNode schema, String pointer) {
    return (ObjectNode) schema.at(pointer);
  }
}
