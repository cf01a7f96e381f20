package dev.innovationpipeline.processor.stage.answer;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names under which models write the fields of a record: in any case and with any signs between
 * words, and in languages other than the one asked for.
 */
public final class FieldNames {

  private static final int MAX_LENGTH = 60;

  private final Map<String, String> fields = new HashMap<>();

  /** As they were given, which is how most models write them. */
  private final Map<String, String> exact = new HashMap<>();

  /**
   * @param names for each field its other names
   */
  public FieldNames(Map<String, List<String>> names) {
    names.forEach(
        (field, others) -> {
          fields.put(plain(field), field);
          exact.put(field, field);
          others.forEach(
              other -> {
                fields.put(plain(other), field);
                exact.put(other, field);
              });
        });
  }

  /** The field that a name means; null when it is none of this record. */
  public @Nullable String field(String name) {
    String field = exact.get(name);
    return field != null || name.length() > MAX_LENGTH ? field : fields.get(plain(name));
  }

  /** Letters and digits alone, in lower case and without accents. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
