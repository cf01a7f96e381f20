package dev.innovationpipeline.systemtests.deploy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The properties that the libraries of Spring on the class path say they have. */
final class SpringProperties {

  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  private SpringProperties() {}

  /** Whether one of them is set by the variable; of maps, every key. */
  static Predicate<String> known() {
    Set<String> names = new HashSet<>();
    Set<String> maps = new HashSet<>();
    try {
      ClassLoader loader = SpringProperties.class.getClassLoader();
      for (URL file : Collections.list(loader.getResources(METADATA))) {
        try (var reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
          JsonParser.parseReader(reader)
              .getAsJsonObject()
              .getAsJsonArray("properties")
              .asList()
              .stream()
              .map(JsonElement::getAsJsonObject)
              .forEach(property -> (isMap(property) ? maps : names).add(variable(property)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return name ->
        names.contains(name) || maps.stream().anyMatch(map -> name.startsWith(map + "_"));
  }

  private static boolean isMap(JsonObject property) {
    return property.has("type") && property.get("type").getAsString().startsWith("java.util.Map");
  }

  private static String variable(JsonObject property) {
    return ServiceSettings.variable(property.get("name").getAsString());
  }
}
