package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.processor.llm.api.LlmSettings;
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
    return bound("pipeline.engine", EngineSettings.class, settings);
  }

  static LlmSettings llm(String... settings) {
    return bound("pipeline.llm", LlmSettings.class, settings);
  }

  private static <T> T bound(String prefix, Class<T> type, String... settings) {
    Map<String, String> properties =
        Arrays.stream(settings)
            .map(setting -> setting.split("=", 2))
            .collect(Collectors.toMap(part -> prefix + "." + part[0], part -> part[1]));
    return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix, type);
  }
}
