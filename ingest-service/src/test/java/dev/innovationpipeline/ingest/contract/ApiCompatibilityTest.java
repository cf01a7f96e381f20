package dev.innovationpipeline.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The HTTP interface as it was on the days it was released, in {@code src/test/resources/released}:
 * never rewritten, only added to.
 */
class ApiCompatibilityTest {

  private static final Path RELEASED = Path.of("src/test/resources/released");

  static List<Path> released() throws IOException {
    try (Stream<Path> all = Files.walk(RELEASED)) {
      return all.filter(file -> file.endsWith("openapi.json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("released")
  void noProgramThatGoesByAReleaseIsBroken(Path release) throws IOException {
    assertThat(
            ApiChange.breaks(
                WireJson.MAPPER.readTree(Files.readString(release)), PublishedDescription.read()))
        .isEmpty();
  }
}
