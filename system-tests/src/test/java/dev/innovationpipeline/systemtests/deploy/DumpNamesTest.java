package dev.innovationpipeline.systemtests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The JVM names heap dumps and error files by the process id alone, unless an option names them:
 * what is shipped has none, so that no secret can get into such a name.
 */
class DumpNamesTest {

  private static final Path HOME = Path.of("..");

  private static final Pattern NAMES_A_DUMP =
      Pattern.compile("HeapDump|ErrorFile|ReplayDataFile|XX:On|FlightRec");

  @Test
  void nothingShippedNamesOne() throws IOException {
    List<Path> files = shipped();
    assertThat(files).hasSizeGreaterThan(10).contains(HOME.resolve("deploy/image/java.options"));
    for (Path file : files) {
      assertThat(Files.readAllLines(file))
          .as(file.toString())
          .noneMatch(line -> NAMES_A_DUMP.matcher(line).find());
    }
  }

  @Test
  void anOptionThatNamesOneIsSeen() {
    assertThat("-XX:HeapDumpPath=/dumps/$PIPELINE_SECURITY_ADMINKEY.hprof")
        .containsPattern(NAMES_A_DUMP);
    assertThat("-XX:+ExitOnOutOfMemoryError").doesNotContainPattern(NAMES_A_DUMP);
  }

  /** What starts a JVM: launcher, images, manifests, and the processor for its parsers. */
  private static List<Path> shipped() throws IOException {
    try (Stream<Path> deploy = Files.walk(HOME.resolve("deploy"))) {
      Stream<Path> others =
          Stream.of(
                  "pipeline",
                  "Dockerfile",
                  "docker-compose.yml",
                  ".env.example",
                  "stage-processor/src/main/java/dev/innovationpipeline/processor/document/child"
                      + "/ParserCommand.java")
              .map(HOME::resolve);
      return Stream.concat(others, deploy.filter(Files::isRegularFile)).toList();
    }
  }
}
