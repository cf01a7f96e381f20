package dev.innovationpipeline.cli.assistant;

import java.util.List;
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

  /** The texts of a list; none where it is left out. */
  List<String> texts(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  int number(String name, int otherwise) {
    return values.get(name) instanceof Number number ? number.intValue() : otherwise;
  }
}
