package dev.innovationpipeline.platform.company;

import dev.innovationpipeline.schema.company.Brand;
import dev.innovationpipeline.schema.company.CompanyProfile;
import dev.innovationpipeline.schema.event.StageCompleted.ProfileVersion;
import dev.innovationpipeline.schema.text.Sha256;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.io.StringReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;

/** Profiles as YAML, which the model reads. */
public final class ProfileText {

  private static final int HASH_LENGTH = 12;
  private static final int MAX_SHOWN_CHARS = 40;

  /** Five times what a profile may have. */
  private static final int MAX_CHARS = 100_000;

  private ProfileText() {}

  /**
   * The fields of a profile in YAML, or in JSON, which is YAML too.
   *
   * @throws IllegalArgumentException when it is none, or has no fields with names; the message is
   *     what is said of the text
   */
  public static Map<?, ?> fields(String text) {
    try {
      requireNoAlias(text);
      if (yaml().load(text) instanceof Map<?, ?> map) {
        requireNames(map);
        return map;
      }
    } catch (YAMLException e) {
      throw new IllegalArgumentException("is no YAML: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("must have fields with names, such as name: Acme");
  }

  /** A few lines of aliases can stand for more than any memory holds, or for themselves. */
  private static void requireNoAlias(String text) {
    for (Event event : yaml().parse(new StringReader(text))) {
      if (event instanceof AliasEvent alias) {
        throw new IllegalArgumentException(
            "must not use aliases, such as *%s: write the value itself"
                .formatted(UntrustedText.cut(alias.getAnchor(), MAX_SHOWN_CHARS)));
      }
    }
  }

  /** YAML has keys of all kinds, also none. */
  private static void requireNames(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, inner) -> {
            if (!(name instanceof String)) {
              throw new IllegalArgumentException(
                  "must have texts for names of fields, and not %s"
                      .formatted(UntrustedText.cut(String.valueOf(name), MAX_SHOWN_CHARS)));
            }
            requireNames(inner);
          });
    } else if (value instanceof Collection<?> entries) {
      entries.forEach(ProfileText::requireNames);
    }
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARS);
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options));
  }

  /** Equal profiles have equal texts. */
  public static String of(CompanyProfile profile) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", profile.name());
    fields.put("description", profile.description());
    putIfAny(fields, "portfolio", profile.portfolio());
    fields.put("brands", profile.brands().stream().map(ProfileText::brand).toList());
    putIfAny(fields, "audiences", profile.audiences());
    putIfAny(fields, "strengths", profile.strengths());
    putIfAny(fields, "constraints", profile.constraints());
    if (profile.tone() != null) {
      fields.put("tone", profile.tone());
    }
    putIfAny(fields, "markets", profile.markets());
    putIfAny(fields, "forbidden_themes", profile.forbiddenThemes());
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
    options.setAllowUnicode(true);
    options.setWidth(Integer.MAX_VALUE);
    return new Yaml(options).dump(fields);
  }

  /** The version of a profile, with the hash of the text that the model reads. */
  public static ProfileVersion version(int version, String text) {
    return new ProfileVersion(version, Sha256.of(text).substring(0, HASH_LENGTH));
  }

  private static Map<String, String> brand(Brand brand) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", brand.name());
    @Nullable String role = brand.role();
    if (role != null) {
      fields.put("role", role);
    }
    return fields;
  }

  private static void putIfAny(Map<String, Object> fields, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      fields.put(name, texts);
    }
  }
}
