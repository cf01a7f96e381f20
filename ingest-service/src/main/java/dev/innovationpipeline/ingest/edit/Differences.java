package dev.innovationpipeline.ingest.edit;

import dev.innovationpipeline.schema.result.EditedOutput;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields in which two versions differ. */
final class Differences {

  /**
   * One field.
   *
   * @param field its name in requests
   * @param current as it is now; null where it has none
   * @param yours as the request has it; null where it has none
   */
  record Difference(String field, @Nullable String current, @Nullable String yours) {}

  private Differences() {}

  static List<Difference> between(EditedOutput current, EditedOutput yours) {
    Map<String, String> now = fields(current);
    Map<String, String> wanted = fields(yours);
    Set<String> names = new LinkedHashSet<>(now.keySet());
    names.addAll(wanted.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(now.get(name), wanted.get(name)))
        .map(name -> new Difference(name, now.get(name), wanted.get(name)))
        .toList();
  }

  /** Whether both say the same, however they are known to be checked. */
  static boolean none(EditedOutput one, EditedOutput other) {
    return fields(one).equals(fields(other));
  }

  private static Map<String, String> fields(EditedOutput output) {
    Map<String, String> fields = new LinkedHashMap<>();
    List<Inspiration> inspirations = output.inspirations();
    if (output.card() != null) {
      WireJson.MAPPER
          .valueToTree(output.card())
          .properties()
          .forEach(field -> fields.put(field.getKey(), field.getValue().asString("")));
      fields.remove("number");
      fields.remove("parsed");
    } else if (inspirations == null) {
      fields.put("markdown", Objects.requireNonNullElse(output.markdown(), ""));
    } else {
      for (int i = 0; i < inspirations.size(); i++) {
        String name = "inspirations[%d].".formatted(i);
        fields.put(name + "title", inspirations.get(i).title());
        fields.put(name + "content", inspirations.get(i).content());
        fields.put(name + "key_elements", String.join("\n", inspirations.get(i).keyElements()));
      }
      List<Quote> quotes = Objects.requireNonNullElse(output.quotes(), List.of());
      for (int i = 0; i < quotes.size(); i++) {
        fields.put(
            "quotes[%d]".formatted(i),
            "%d: %s".formatted(quotes.get(i).inspiration(), quotes.get(i).text()));
      }
    }
    return fields;
  }
}
