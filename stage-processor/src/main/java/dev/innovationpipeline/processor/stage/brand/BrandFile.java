package dev.innovationpipeline.processor.stage.brand;

import dev.innovationpipeline.platform.company.ProfileText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A brand profile as it is written down.
 *
 * @param origin where to correct it, for error messages
 */
record BrandFile(String origin, String text) {

  /**
   * @throws IllegalArgumentException naming the file, the field and what is wrong with it
   */
  BrandProfile parse(String companyId) {
    Map<?, ?> fields = fields();
    String name = string(fields, "name");
    string(fields, "description");
    if (!(present(fields, "brands") instanceof Collection<?> brands) || brands.isEmpty()) {
      throw wrong("needs a list with at least one entry in the field brands", null);
    }
    return new BrandProfile(companyId, name, names(brands), text, ProfileText.version(0, text));
  }

  /** An entry is a name, or fields of which one is the name. */
  private static List<String> names(Collection<?> brands) {
    return brands.stream()
        .map(brand -> brand instanceof Map<?, ?> fields ? fields.get("name") : brand)
        .filter(Objects::nonNull)
        .map(name -> name.toString().strip())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private Map<?, ?> fields() {
    try {
      return ProfileText.fields(text);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()), e);
    }
  }

  private String string(Map<?, ?> fields, String field) {
    if (present(fields, field) instanceof String value && !value.isBlank()) {
      return value.strip();
    }
    throw wrong("needs text, in quotes if need be, in the field " + field, null);
  }

  private Object present(Map<?, ?> fields, String field) {
    Object value = fields.get(field);
    if (value == null) {
      throw wrong("lacks the field " + field, null);
    }
    return value;
  }

  private IllegalArgumentException wrong(String what, @Nullable Throwable cause) {
    return new IllegalArgumentException("The brand profile " + origin + " " + what + ".", cause);
  }
}
