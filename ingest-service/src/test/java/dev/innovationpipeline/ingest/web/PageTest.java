package dev.innovationpipeline.ingest.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the tests of the page's modules, {@code page/test/*.test.mjs}, by Node's test runner. */
class PageTest {

  private static final Path PAGE = Path.of("page");

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theModulesOfThePagePassTheirTests() throws Exception {
    assumeTrue(
        hasNode() || "true".equals(System.getenv("CI")),
        "There is no node on the PATH; Node 20 or later runs the tests of the page.");
    List<String> files = files();
    assertThat(files).isNotEmpty();
    Process node =
        new ProcessBuilder(
                Stream.concat(Stream.of("node", "--no-warnings", "--test"), files.stream())
                    .toList())
            .directory(PAGE.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(node.getInputStream().readAllBytes(), UTF_8);
    assertThat(node.waitFor()).as(output).isZero();
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(PAGE.resolve("test"))) {
      return all.filter(file -> file.toString().endsWith(".test.mjs"))
          .map(file -> PAGE.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static boolean hasNode() {
    return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "node")));
  }
}
