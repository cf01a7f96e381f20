package dev.innovationpipeline.local.model.answer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A company as the prompt of stage 4 describes it.
 *
 * @param name empty when unknown
 */
record Profile(
    String name,
    List<Brand> brands,
    List<String> audiences,
    List<String> strengths,
    List<String> constraints) {

  private static final String START = "<brand>";
  private static final String END = "</brand>";

  /** The profile in the task; an empty one where there is none that can be read. */
  static Profile in(String task) {
    int start = task.indexOf(START);
    int end = task.indexOf(END, Math.max(start, 0));
    if (start < 0 || end < 0) {
      return of(Map.of());
    }
    try {
      Object fields =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .load(task.substring(start + START.length(), end));
      return of(fields instanceof Map<?, ?> map ? map : Map.of());
    } catch (YAMLException e) {
      return of(Map.of());
    }
  }

  private static Profile of(Map<?, ?> fields) {
    return new Profile(
        text(fields.get("name")),
        list(fields.get("brands")).stream().map(Profile::brand).toList(),
        texts(fields.get("audiences")),
        texts(fields.get("strengths")),
        texts(fields.get("constraints")));
  }

  private static Brand brand(Object entry) {
    return entry instanceof Map<?, ?> fields
        ? new Brand(text(fields.get("name")), text(fields.get("role")))
        : new Brand(text(entry), "");
  }

  private static List<String> texts(@Nullable Object value) {
    return list(value).stream().map(Profile::text).toList();
  }

  private static List<Object> list(@Nullable Object value) {
    return value instanceof Collection<?> entries
        ? entries.stream().filter(Objects::nonNull).<Object>map(entry -> entry).toList()
        : List.of();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString().strip();
  }
}
