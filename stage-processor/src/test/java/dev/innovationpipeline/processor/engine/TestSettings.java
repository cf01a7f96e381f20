package dev.innovationpipeline.processor.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as operators spell them, so that tests run on the defaults. */
public final class TestSettings {

  private TestSettings() {}

  /**
   * @param settings such as {@code max-in-flight=5}
   */
  public static EngineSettings engine(String... settings) {
    Map<String, String> properties =
        Arrays.stream(settings)
            .map(setting -> setting.split("=", 2))
            .collect(Collectors.toMap(part -> "pipeline.engine." + part[0], part -> part[1]));
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("pipeline.engine", EngineSettings.class);
  }
}
