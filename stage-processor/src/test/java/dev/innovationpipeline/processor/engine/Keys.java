package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import java.util.stream.Stream;

/** The keys of the stages that the engine's tests run. */
final class Keys {

  private Keys() {}

  static Stream<String> all() {
    return Pipelines.registered().newest().stages().stream().map(Stage::key);
  }

  static String of(int stage) {
    return all().skip(stage - 1L).findFirst().orElseThrow();
  }
}
