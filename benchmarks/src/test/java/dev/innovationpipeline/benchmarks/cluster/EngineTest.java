package dev.innovationpipeline.benchmarks.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EngineTest {

  @Test
  void isFoundByItsName() {
    for (Engine engine : Engine.values()) {
      assertThat(Engine.named(engine.toString())).isEqualTo(engine);
    }
    assertThatThrownBy(() -> Engine.named("akka"))
        .hasMessageContaining("stage-engine, plain-listener")
        .hasMessageContaining("akka");
  }
}
