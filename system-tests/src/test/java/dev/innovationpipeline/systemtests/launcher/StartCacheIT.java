package dev.innovationpipeline.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real JVM says nothing of its start cache, whether it fits or not. */
class StartCacheIT {

  private static final String[] QUESTION = {"status", "r", "--server", "http://localhost:9"};

  @TempDir private static Path directory;

  private static Home home;
  private static Home.Answer expected;
  private static Path cache;
  private static byte[] recorded;
  private static FileTime jarTime;

  @BeforeAll
  static void recordOnce() throws Exception {
    assumeTrue(Runtime.version().feature() >= 25, "start caches need JDK 25");
    home = Home.ofBuiltClient(directory, Path.of(System.getProperty("java.home")));
    jarTime = Files.getLastModifiedTime(jar());
    expected = home.run(QUESTION);
    cache = home.awaitCache("cli");
    recorded = Files.readAllBytes(cache);
  }

  @BeforeEach
  void restore() throws Exception {
    home.environment().clear();
    Files.write(cache, recorded);
    Files.setLastModifiedTime(jar(), jarTime);
  }

  @Test
  void answersAlikeWithTheCache() throws Exception {
    assertThat(expected.output()).contains("http://localhost:9");
    assertThat(expected.exitCode()).isEqualTo(1);
    home.environment()
        .put("PIPELINE_JAVA_OPTIONS", "-Xlog:class+load:file=" + directory.resolve("loaded"));

    assertThat(home.run(QUESTION)).isEqualTo(expected);
    assertThat(directory.resolve("loaded"))
        .content()
        .contains("[class,load] ")
        .doesNotContain("PipelineCommand source: file:");
  }

  @Test
  void answersAlikeWithACacheThatIsCutOff() throws Exception {
    Files.write(cache, Arrays.copyOf(recorded, recorded.length / 2));

    assertThat(home.run(QUESTION)).isEqualTo(expected);
  }

  @Test
  void answersAlikeWithACacheOfAnotherKind() throws Exception {
    Files.writeString(cache, "no cache");

    assertThat(home.run(QUESTION)).isEqualTo(expected);
  }

  @Test
  void answersAlikeWithACacheOfOtherJars() throws Exception {
    Files.setLastModifiedTime(jar(), FileTime.from(Instant.EPOCH));

    assertThat(home.run(QUESTION)).isEqualTo(expected);
  }

  @Test
  void answersAlikeWithOtherOptions() throws Exception {
    home.environment().put("PIPELINE_JAVA_OPTIONS", "-XX:+UseCompactObjectHeaders");

    assertThat(home.run(QUESTION)).isEqualTo(expected);
  }

  private static Path jar() {
    return home.path().resolve("cli/target/cli.jar");
  }
}
