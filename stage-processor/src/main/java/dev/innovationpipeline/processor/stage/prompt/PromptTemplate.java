package dev.innovationpipeline.processor.stage.prompt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message with places for material: each {@code {{name}}} is replaced. Equal if their texts are.
 */
final class PromptTemplate {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern CLOSING = Pattern.compile("</(\\w+)>");

  private static final String TAG_OPENERS = "<\uFF1C\uFE64";

  /** Also spaces that are not shown, which a model may not see either. */
  private static final String SPACES = "[\\s\\p{Z}\\p{Cf}\\p{Mn}]*+";

  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private final @Nullable Pattern closing;

  /** The text before a placeholder, and its name; the last part has none. */
  private record Part(String before, @Nullable String name) {}

  PromptTemplate(String text) {
    this.text = text;
    Matcher placeholders = PLACEHOLDER.matcher(text);
    int end = 0;
    while (placeholders.find()) {
      parts.add(new Part(text.substring(end, placeholders.start()), placeholders.group(1)));
      end = placeholders.end();
    }
    parts.add(new Part(text.substring(end), null));
    closing = closingTags(text);
  }

  private static @Nullable Pattern closingTags(String text) {
    String tags =
        CLOSING
            .matcher(text)
            .results()
            .map(closing -> closing.group(1))
            .distinct()
            .map(PromptTemplate::withInvisible)
            .collect(Collectors.joining("|"));
    return tags.isEmpty()
        ? null
        : Pattern.compile(
            "([%s])(%s[/\uFF0F\u2215\u2044]%s(?:%s)\\b)"
                .formatted(TAG_OPENERS, SPACES, SPACES, tags),
            Pattern.CASE_INSENSITIVE);
  }

  /** A name between whose letters invisible characters may stand. */
  private static String withInvisible(String name) {
    return name.chars()
        .mapToObj(Character::toString)
        .collect(Collectors.joining("[\\p{Cf}\\p{Mn}]*+"));
  }

  /**
   * Placeholders in the material are not replaced, and the material cannot close the tags that the
   * template puts around it: its own {@code </document>} becomes {@code <\/document>}, however it
   * is spaced or disguised.
   *
   * @throws IllegalArgumentException if material that the template names is missing
   */
  String fill(Map<String, String> material) {
    StringBuilder filled = new StringBuilder(text.length() + length(material));
    for (Part part : parts) {
      filled.append(part.before);
      if (part.name != null) {
        String value = material.get(part.name);
        if (value == null) {
          throw new IllegalArgumentException("lacks its material {{" + part.name + "}}");
        }
        filled.append(escaped(value));
      }
    }
    return filled.toString();
  }

  /** The names of the material that it has places for. */
  Set<String> placeholders() {
    Set<String> names = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part.name != null) {
        names.add(part.name);
      }
    }
    return names;
  }

  private static int length(Map<String, String> material) {
    return material.values().stream().mapToInt(String::length).sum();
  }

  private String escaped(String material) {
    return closing == null || hasNoTag(material)
        ? material
        : closing.matcher(material).replaceAll("$1\\\\$2");
  }

  /** Most material has none, and the pattern need not look at each of its characters. */
  private static boolean hasNoTag(String material) {
    for (int i = 0; i < TAG_OPENERS.length(); i++) {
      if (material.indexOf(TAG_OPENERS.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PromptTemplate template && template.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
