package dev.innovationpipeline.ingest.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Finds what a new OpenAPI document does to programs that go by a released one. They send what was
 * taken, and read what was answered: requests may only be taken in more forms, answers may only say
 * more. Values of an enumeration may be added to answers, as the description says.
 */
final class ApiChange {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final List<String> LIMITS =
      List.of("minimum", "maximum", "minLength", "maxLength", "pattern", "minItems", "maxItems");
  private static final List<String> CHOICES = List.of("oneOf", "anyOf", "allOf");

  private enum Direction {
    REQUEST,
    ANSWER
  }

  private final JsonNode released;
  private final JsonNode current;
  private final Set<String> compared = new HashSet<>();
  private final List<String> breaks = new ArrayList<>();

  private ApiChange(JsonNode released, JsonNode current) {
    this.released = released;
    this.current = current;
  }

  /** One sentence for each break; empty when there is none. */
  static List<String> breaks(JsonNode released, JsonNode current) {
    ApiChange change = new ApiChange(released, current);
    released
        .path("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(
                        method ->
                            change.operation(path.getKey(), method.getKey(), method.getValue())));
    return List.copyOf(change.breaks);
  }

  private void operation(String path, String method, JsonNode before) {
    String name = method.toUpperCase(Locale.ROOT) + " " + path;
    JsonNode now = current.path("paths").path(path).path(method);
    if (now.isMissingNode()) {
      breaks.add(name + " is gone.");
      return;
    }
    if (!before.path("operationId").equals(now.path("operationId"))) {
      breaks.add(
          "%s: operationId was %s and is %s; generated clients name a method by it."
              .formatted(name, before.path("operationId"), now.path("operationId")));
    }
    parameters(name, before.path("parameters"), now.path("parameters"));
    JsonNode bodyBefore = before.path("requestBody");
    JsonNode bodyNow = now.path("requestBody");
    if (bodyNow.path("required").asBoolean(false)
        && !bodyBefore.path("required").asBoolean(false)) {
      breaks.add(name + " needs a body now.");
    }
    contents(name + " request", bodyBefore, bodyNow, Direction.REQUEST);
    before
        .path("responses")
        .propertyStream()
        .filter(answer -> answer.getKey().startsWith("2"))
        .forEach(
            answer -> {
              String status = answer.getKey();
              JsonNode other = now.path("responses").path(status);
              if (other.isMissingNode()) {
                breaks.add("%s answers no %s any more.".formatted(name, status));
              } else {
                contents(name + " " + status, answer.getValue(), other, Direction.ANSWER);
              }
            });
  }

  private void parameters(String name, JsonNode before, JsonNode now) {
    for (JsonNode parameter : before) {
      JsonNode other = find(now, parameter);
      String where = name + " parameter " + parameter.path("name").asString("");
      if (other.isMissingNode()) {
        breaks.add(where + " is gone.");
      } else {
        compare(where, parameter.path("schema"), other.path("schema"), Direction.REQUEST);
      }
    }
    for (JsonNode parameter : now) {
      if (parameter.path("required").asBoolean(false)
          && !find(before, parameter).path("required").asBoolean(false)) {
        breaks.add(
            "%s parameter %s is required now."
                .formatted(name, parameter.path("name").asString("")));
      }
    }
  }

  private static JsonNode find(JsonNode parameters, JsonNode like) {
    for (JsonNode parameter : parameters) {
      if (parameter.path("name").equals(like.path("name"))
          && parameter.path("in").equals(like.path("in"))) {
        return parameter;
      }
    }
    return parameters.path("none");
  }

  private void contents(String name, JsonNode before, JsonNode now, Direction direction) {
    before
        .path("content")
        .propertyStream()
        .forEach(
            type -> {
              JsonNode other = now.path("content").path(type.getKey());
              if (other.isMissingNode()) {
                breaks.add("%s: %s is gone.".formatted(name, type.getKey()));
              } else {
                compare(name, type.getValue().path("schema"), other.path("schema"), direction);
              }
            });
  }

  private void compare(String where, JsonNode beforeOrRef, JsonNode nowOrRef, Direction direction) {
    String reference = beforeOrRef.path("$ref").asString("");
    if (!reference.isEmpty()
        && !compared.add(direction + reference + nowOrRef.path("$ref").asString(""))) {
      return;
    }
    JsonNode before = resolved(released, beforeOrRef);
    JsonNode now = resolved(current, nowOrRef);
    Set<String> typesBefore = texts(before.path("type"));
    Set<String> typesNow = texts(now.path("type"));
    boolean fits =
        switch (direction) {
          case REQUEST -> typesNow.isEmpty() || typesNow.containsAll(typesBefore);
          case ANSWER -> typesBefore.isEmpty() || typesBefore.containsAll(typesNow);
        };
    if (!fits) {
      breaks.add("%s: its type was %s and is %s.".formatted(where, typesBefore, typesNow));
    }
    differs(where, "format", before, now);
    CHOICES.forEach(keyword -> differs(where, keyword, before, now));
    if (direction == Direction.REQUEST) {
      LIMITS.stream().filter(now::has).forEach(keyword -> differs(where, keyword, before, now));
      Set<String> values = texts(now.path("enum"));
      if (!values.isEmpty() && !values.containsAll(texts(before.path("enum")))) {
        breaks.add(where + ": a value is no longer taken.");
      }
    }
    properties(where, before, now, direction);
    if (before.has("items")) {
      compare(where + "[]", before.path("items"), now.path("items"), direction);
    }
  }

  private void properties(String where, JsonNode before, JsonNode now, Direction direction) {
    before
        .path("properties")
        .propertyStream()
        .forEach(
            field -> {
              String name = where + "." + field.getKey();
              JsonNode other = now.path("properties").path(field.getKey());
              if (other.isMissingNode()) {
                breaks.add(name + " is gone.");
              } else {
                compare(name, field.getValue(), other, direction);
              }
            });
    Set<String> requiredBefore = texts(before.path("required"));
    Set<String> requiredNow = texts(now.path("required"));
    switch (direction) {
      case REQUEST ->
          requiredNow.stream()
              .filter(name -> !requiredBefore.contains(name))
              .forEach(name -> breaks.add("%s.%s is required now.".formatted(where, name)));
      case ANSWER ->
          requiredBefore.stream()
              .filter(name -> !requiredNow.contains(name))
              .forEach(name -> breaks.add("%s.%s may be left out now.".formatted(where, name)));
    }
  }

  private void differs(String where, String keyword, JsonNode before, JsonNode now) {
    if (!before.path(keyword).equals(now.path(keyword))) {
      breaks.add(
          "%s: %s was %s and is %s."
              .formatted(where, keyword, before.path(keyword), now.path(keyword)));
    }
  }

  private static JsonNode resolved(JsonNode root, JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : schema;
  }

  private static Set<String> texts(JsonNode oneOrMore) {
    return oneOrMore.isArray()
        ? oneOrMore.valueStream().map(one -> one.asString("")).collect(Collectors.toSet())
        : oneOrMore.isString() ? Set.of(oneOrMore.asString()) : Set.of();
  }
}
