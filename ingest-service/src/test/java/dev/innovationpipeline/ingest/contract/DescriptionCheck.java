package dev.innovationpipeline.ingest.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Finds what an OpenAPI document leaves open: answers without an example, examples that are not
 * what their schema says, refusals that are no problem+json.
 */
public final class DescriptionCheck {

  private static final String JSON = "application/json";
  private static final String PROBLEM_JSON = "application/problem+json";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final JsonNode document;
  private final List<String> faults = new ArrayList<>();

  private DescriptionCheck(JsonNode document) {
    this.document = document;
  }

  /** Empty for a document that is complete. */
  public static List<String> faultsOf(JsonNode document) {
    DescriptionCheck check = new DescriptionCheck(document);
    document
        .path("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(
                        method ->
                            check.operation(
                                method.getKey() + " " + path.getKey(), method.getValue())));
    return check.faults;
  }

  private void operation(String name, JsonNode operation) {
    if (operation.path("summary").asString("").isEmpty() || operation.path("tags").isEmpty()) {
      faults.add(name + " has no summary or tag");
    }
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("in").asString("").equals("query")
          && parameter.path("description").asString("").isEmpty()) {
        faults.add(name + " does not describe " + parameter.path("name").asString(""));
      }
    }
    contents(name + " request", operation.path("requestBody").path("content"));
    operation
        .path("responses")
        .propertyStream()
        .forEach(
            answer -> answer(name + " " + answer.getKey(), answer.getKey(), answer.getValue()));
    if (!operation.path("responses").has("default")) {
      faults.add(name + " says nothing of other refusals");
    }
  }

  private void answer(String name, String status, JsonNode answer) {
    if (answer.path("description").asString("").isEmpty()) {
      faults.add(name + " has no description");
    }
    JsonNode content = answer.path("content");
    boolean refusal = !status.startsWith("2");
    if (refusal && !(content.size() == 1 && content.has(PROBLEM_JSON))) {
      faults.add(name + " is no problem+json: " + content.propertyNames());
    }
    contents(name, content);
  }

  private void contents(String name, JsonNode content) {
    content
        .propertyStream()
        .forEach(
            type -> {
              if (type.getKey().equals("*/*")) {
                faults.add(name + " does not say its media type");
              }
              if (type.getKey().equals(JSON) || type.getKey().equals(PROBLEM_JSON)) {
                examples(name, type.getValue());
              }
            });
  }

  private void examples(String name, JsonNode type) {
    List<JsonNode> examples = new ArrayList<>();
    if (type.has("example")) {
      examples.add(type.path("example"));
    }
    type.path("examples").forEach(example -> examples.add(example.path("value")));
    if (examples.isEmpty()) {
      faults.add(name + " has no example");
    }
    examples.forEach(example -> fits(name, example, type.path("schema")));
  }

  /** Names and kinds; formats and bounds are not looked at. */
  private void fits(String name, JsonNode worth, JsonNode described) {
    JsonNode schema = resolved(described);
    String type = typeOf(schema);
    if (worth.isObject() && schema.has("properties")) {
      worth
          .propertyStream()
          .forEach(
              field -> {
                JsonNode property = schema.path("properties").path(field.getKey());
                if (property.isMissingNode()) {
                  faults.add(name + ": the example has " + field.getKey() + ", its schema has not");
                } else {
                  fits(name + " " + field.getKey(), field.getValue(), property);
                }
              });
      for (JsonNode required : schema.path("required")) {
        if (!worth.has(required.asString(""))) {
          faults.add(name + ": the example lacks " + required.asString(""));
        }
      }
    } else if (worth.isArray()) {
      worth.forEach(item -> fits(name + "[]", item, schema.path("items")));
    }
    if (!type.isEmpty() && !kindsOf(worth).contains(type)) {
      faults.add(name + " is to be " + type + " and is " + worth);
    }
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : document.at(reference.substring(1));
  }

  /** Of a type that may be null, the other; empty when any will do. */
  private static String typeOf(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray()
        ? type.valueStream()
            .map(one -> one.asString(""))
            .filter(one -> !one.equals("null"))
            .findFirst()
            .orElse("")
        : type.asString("");
  }

  private static Set<String> kindsOf(JsonNode worth) {
    return switch (worth.getNodeType()) {
      case OBJECT -> Set.of("object");
      case ARRAY -> Set.of("array");
      case STRING -> Set.of("string");
      case BOOLEAN -> Set.of("boolean");
      case NUMBER -> worth.isIntegralNumber() ? Set.of("integer", "number") : Set.of("number");
      default -> Set.of("object", "array", "string", "boolean", "integer", "number");
    };
  }
}
