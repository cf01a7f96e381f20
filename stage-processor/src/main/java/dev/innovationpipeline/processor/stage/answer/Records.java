package dev.innovationpipeline.processor.stage.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Finds the records of one kind in JSON, in whatever it wraps them: arrays, objects of other names,
 * {@code inspiration_1} and {@code inspiration_2}, strings that hold JSON.
 */
public final class Records {

  private static final int MIN_FIELDS = 2;
  private static final int MAX_ENCODINGS = 3;
  private static final int MAX_DIGITS = 3;

  private final FieldNames names;
  private final List<Map<String, JsonNode>> found = new ArrayList<>();

  private Records(FieldNames names) {
    this.names = names;
  }

  /** The records in their order, each with the fields that it has. */
  public static List<Map<String, JsonNode>> in(JsonNode json, FieldNames names) {
    Records records = new Records(names);
    records.visit(json, MAX_ENCODINGS);
    return records.found;
  }

  private void visit(JsonNode json, int encodings) {
    if (json.isArray()) {
      json.forEach(element -> visit(element, encodings));
    } else if (json.isObject()) {
      visitObject(json, encodings);
    } else if (json.isString() && encodings > 0 && beginsJson(json.stringValue())) {
      LenientJson.in(json.stringValue()).forEach(inner -> visit(inner.json(), encodings - 1));
    }
  }

  /**
   * Records within it come first: what wraps them may have a title and a text of its own. A single
   * one is part of what wraps it.
   */
  private void visitObject(JsonNode object, int encodings) {
    int before = found.size();
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    List<Map.Entry<String, JsonNode>> others = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String field = names.field(property.getKey());
      if (field == null) {
        others.add(property);
      } else {
        fields.putIfAbsent(field, property.getValue());
      }
    }
    others.sort(Comparator.comparingInt(property -> numberIn(property.getKey())));
    others.forEach(property -> visit(property.getValue(), encodings));
    if (found.size() == before && fields.size() >= MIN_FIELDS) {
      found.add(fields);
    } else if (found.size() == before + 1) {
      fields.forEach(found.getLast()::putIfAbsent);
    }
  }

  private static boolean beginsJson(String text) {
    String stripped = text.strip();
    return stripped.startsWith("{") || stripped.startsWith("[");
  }

  /** The number that a name ends in; 0 when it has none. */
  private static int numberIn(String name) {
    int start = name.length();
    while (start > 0
        && name.length() - start < MAX_DIGITS
        && LineCursor.isDigit(name.charAt(start - 1))) {
      start--;
    }
    return start == name.length() ? 0 : Integer.parseInt(name.substring(start));
  }
}
