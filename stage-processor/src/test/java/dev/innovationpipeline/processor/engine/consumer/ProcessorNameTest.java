package dev.innovationpipeline.processor.engine.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProcessorNameTest {

  private static final UUID START = UUID.fromString("0b5a3f7e-0000-4000-8000-000000000001");

  @Test
  void isNewForEachStartAndKeepsItsInstance() {
    String name = ProcessorName.of("processor-0", START);
    assertThat(name).isEqualTo("processor-0~" + START);
    assertThat(ProcessorName.stable(name)).isEqualTo("processor-0");
  }

  @Test
  void isAllThatLastsWithoutAnInstance() {
    String name = ProcessorName.of(null, START);
    assertThat(ProcessorName.stable(name)).isEqualTo(name).isEqualTo(START.toString());
  }
}
