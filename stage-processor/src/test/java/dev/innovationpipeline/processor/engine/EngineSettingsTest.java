package dev.innovationpipeline.processor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class EngineSettingsTest {

  @Test
  void theShortSpellingSharesOutTheStages() throws IOException {
    assertThat(shipped(Map.of("pipeline.stages", "1,2")).enabledStages()).containsExactly(1, 2);
    assertThat(shipped(Map.of("pipeline.engine.stages", "5")).enabledStages())
        .containsExactly(PipelineVersion.FIRST.stages());
    assertThat(shipped(Map.of()).enabledStages()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void whatDoesNotFitTogetherIsRefusedByName() {
    assertThatThrownBy(() -> TestSettings.engine("run-deadline=8d"))
        .rootCause()
        .hasMessageContaining("pipeline.engine.signals-lookback must be at least run-deadline");
    assertThatThrownBy(() -> TestSettings.engine("stage-deadline=0s"))
        .rootCause()
        .hasMessageContaining("pipeline.engine.stage-deadline");
  }

  private static EngineSettings shipped(Map<String, Object> given) throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("given", given));
    new YamlPropertySourceLoader()
        .load("shipped", new ClassPathResource("stage-processor.yml"))
        .forEach(source -> environment.getPropertySources().addLast(source));
    return Binder.get(environment).bindOrCreate("pipeline.engine", EngineSettings.class);
  }
}
