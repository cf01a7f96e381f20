package dev.innovationpipeline.cli.assistant;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a tool, which fit its schema. */
record Arguments(Map<String, Object> values) {

  static Arguments of(@Nullable Map<String, Object> values) {
    return new Arguments(values == null ? Map.of() : values);
  }

  String text(String name) {
    return String.valueOf(values.get(name));
  }

  @Nullable String optional(String name) {
    Object value = values.get(name);
    return value == null ? null : value.toString();
  }

  String text(String name, String otherwise) {
    Object value = values.get(name);
    return value == null ? otherwise : value.toString();
  }

  int number(String name, int otherwise) {
    return values.get(name) instanceof Number number ? number.intValue() : otherwise;
  }
}
