package dev.innovationpipeline.processor.document.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.processor.failure.StageFailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpooledFileTest {

  private static final int MEMORY = SpooledFile.MAX_BYTES_IN_MEMORY;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, MEMORY - 1, MEMORY, MEMORY + 1, 3 * MEMORY})
  void givesTheContentInEachFormAndLeavesNoFile(int length) throws IOException {
    byte[] content = content(length);
    Path path;
    try (SpooledFile file = SpooledFile.copyOf(new ByteArrayInputStream(content), 3L * MEMORY)) {
      assertThat(file.isShort()).isEqualTo(length <= MEMORY);
      assertThat(file.bytes()).isEqualTo(content);
      assertThat(file.open()).hasBinaryContent(content);
      assertThat(file.head(100)).isEqualTo(content(Math.min(100, length)));
      path = file.path();
      assertThat(path).hasBinaryContent(content);
      assertThat(file.path()).isEqualTo(path);
    }
    assertThat(path).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, MEMORY, 2 * MEMORY})
  void refusesMoreThanTheMaximum(int maximum) {
    assertThatThrownBy(
            () -> SpooledFile.copyOf(new ByteArrayInputStream(content(maximum + 1)), maximum))
        .isInstanceOf(StageFailedException.class)
        .hasMessageContaining("larger than");
  }

  @Test
  void takesTheMaximumItself() throws IOException {
    try (SpooledFile file = SpooledFile.copyOf(new ByteArrayInputStream(content(100)), 100)) {
      assertThat(file.bytes()).hasSize(100);
    }
  }

  private static byte[] content(int length) {
    byte[] all = new byte[4 * MEMORY];
    new Random(7).nextBytes(all);
    return Arrays.copyOf(all, length);
  }
}
