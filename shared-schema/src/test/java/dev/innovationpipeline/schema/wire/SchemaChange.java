package dev.innovationpipeline.schema.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a new JSON Schema of an event does to those who go by a released one. Topics are kept for
 * ever, so it must hold in both directions: a reader of the released schema reads new events, and a
 * reader of the new schema reads old ones. Only new optional fields do no harm.
 *
 * <p>Libraries for this judge open objects (no {@code additionalProperties: false}) by set theory,
 * where an added optional field is already a break; readers of events skip what they do not know.
 */
final class SchemaChange {

  /** A change of any of these narrows for one side what it widens for the other. */
  private static final List<String> FIXED =
      List.of("type", "format", "minimum", "maximum", "enum", "pattern", "const", "minItems");

  private final JsonNode releasedRoot;
  private final JsonNode currentRoot;
  private final List<String> breaks = new ArrayList<>();

  private SchemaChange(JsonNode released, JsonNode current) {
    this.releasedRoot = released;
    this.currentRoot = current;
  }

  /** One sentence for each break; empty when there is none. */
  static List<String> breaks(JsonNode released, JsonNode current) {
    SchemaChange change = new SchemaChange(released, current);
    change.compare("the event", released, current);
    return List.copyOf(change.breaks);
  }

  private void compare(String where, JsonNode releasedOrReference, JsonNode currentOrReference) {
    JsonNode released = resolved(releasedRoot, releasedOrReference);
    JsonNode current = resolved(currentRoot, currentOrReference);
    for (String keyword : FIXED) {
      if (!released.path(keyword).equals(current.path(keyword))
          && !isLiftedStage(where, keyword, current)
          && !isTypedResult(where, keyword, released)) {
        breaks.add(
            "%s: %s was %s and is %s."
                .formatted(where, keyword, shown(released, keyword), shown(current, keyword)));
      }
    }
    compareProperties(where, released, current);
    if (released.has("items") && current.has("items")) {
      compare(where + "[]", released.required("items"), current.required("items"));
    }
  }

  /**
   * Until 2026-11-28 a stage was at most 5. Pipelines have versions since, and an event says how
   * many stages its run has, so that a reader of the older schema still reads runs of the first.
   */
  private static boolean isLiftedStage(String where, String keyword, JsonNode current) {
    return keyword.equals("maximum")
        && (where.endsWith(".stage") || where.endsWith(".from_stage"))
        && !current.has(keyword);
  }

  /** The JSON of a result had no schema until 2026-11-28, though it was always an object. */
  private static boolean isTypedResult(String where, String keyword, JsonNode released) {
    return keyword.equals("type") && where.equals("the event.json") && released.isEmpty();
  }

  private void compareProperties(String where, JsonNode released, JsonNode current) {
    JsonNode fields = current.path("properties");
    released
        .path("properties")
        .propertyStream()
        .forEach(
            field -> {
              String name = where + "." + field.getKey();
              if (fields.has(field.getKey())) {
                compare(name, field.getValue(), fields.required(field.getKey()));
              } else {
                breaks.add(name + " is gone; its readers need it. Keep it, and add beside it.");
              }
            });
    Set<String> before = requiredOf(released);
    Set<String> now = requiredOf(current);
    now.stream()
        .filter(name -> !before.contains(name))
        .forEach(
            name ->
                breaks.add(
                    where + "." + name + " is required now; events already written may lack it."));
    before.stream()
        .filter(name -> !now.contains(name))
        .forEach(
            name ->
                breaks.add(where + "." + name + " may be left out now; its readers rely on it."));
  }

  private static JsonNode resolved(JsonNode root, JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : schema;
  }

  private static Set<String> requiredOf(JsonNode schema) {
    return schema
        .path("required")
        .valueStream()
        .map(JsonNode::asString)
        .collect(Collectors.toSet());
  }

  private static String shown(JsonNode schema, String keyword) {
    return schema.has(keyword) ? schema.required(keyword).toString() : "not given";
  }
}
