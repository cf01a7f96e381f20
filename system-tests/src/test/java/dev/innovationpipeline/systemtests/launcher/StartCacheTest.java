package dev.innovationpipeline.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.systemtests.launcher.FakeJdk.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The launcher records a start cache for JDK 25, uses it while it fits, and starts without it
 * otherwise.
 */
class StartCacheTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"demo, benchmarks", "up, benchmarks", "status, cli", "run, cli"})
  void recordsAfterTheFirstStartAndUsesItInTheSecond(String command, String module)
      throws Exception {
    Home home = home(FakeJdk.of(directory.resolve("jdk"), 25));

    Start first = FakeJdk.start(home, command);
    assertThat(first.usesCache()).isFalse();
    assertThat(first.leavesRecorder()).isTrue();
    Path cache = home.awaitCache(module);

    Start second = FakeJdk.start(home, command);
    assertThat(second.arguments())
        .contains("-XX:AOTCache=" + cache, "-Xlog:aot*=off")
        .doesNotContain("AOTCacheOutput");
    assertThat(second.leavesRecorder()).isFalse();
  }

  @Test
  void recordsWithTheOptionsOfTheStartAndWithoutTheUsersSettings() throws Exception {
    Home home = home(FakeJdk.of(directory.resolve("jdk"), 25));
    home.environment().put("OPENROUTER_API_KEY", "secret");

    String start = FakeJdk.start(home, "demo", "--exit").arguments();
    String recorded = Files.readString(home.awaitCache("benchmarks"));

    assertThat(recorded).doesNotContain("OPENROUTER").contains("demo --exit --http-port 0");
    assertThat(recorded).startsWith(start.substring(0, start.indexOf("-cp ")));
  }

  @Test
  void recordsAnewWhenAJarIsNewer() throws Exception {
    Home home = home(FakeJdk.of(directory.resolve("jdk"), 25));
    FakeJdk.start(home, "up");
    Path cache = home.awaitCache("benchmarks");
    Files.setLastModifiedTime(cache, FileTime.from(Instant.EPOCH));

    Start start = FakeJdk.start(home, "up");

    assertThat(start.usesCache()).isFalse();
    assertThat(start.leavesRecorder()).isTrue();
    await().until(() -> Files.getLastModifiedTime(cache).toInstant().isAfter(Instant.EPOCH));
    assertThat(FakeJdk.start(home, "up").usesCache()).isTrue();
  }

  @Test
  void recordsAnewForAnotherJdkAndRemovesTheOldCache() throws Exception {
    Home home = home(FakeJdk.of(directory.resolve("jdk"), 25));
    FakeJdk.start(home, "up");
    Path cache = home.awaitCache("benchmarks");

    Home updated =
        new Home(home.path(), FakeJdk.of(directory.resolve("new"), 26).path(), home.environment());
    assertThat(FakeJdk.start(updated, "up").usesCache()).isFalse();

    await().until(() -> !Files.exists(cache));
    Path renewed = updated.awaitCache("benchmarks");
    assertThat(FakeJdk.start(updated, "up").arguments()).contains("-XX:AOTCache=" + renewed);
  }

  @Test
  void doesNotTryAgainWithAJdkThatCannotRecord() throws Exception {
    Home home = home(FakeJdk.withoutCache(directory.resolve("jdk"), 25));
    assertThat(FakeJdk.start(home, "demo").leavesRecorder()).isTrue();
    assertThat(home.awaitCache("benchmarks")).isEmptyFile();

    Start second = FakeJdk.start(home, "demo");

    assertThat(second.usesCache()).isFalse();
    assertThat(second.leavesRecorder()).isFalse();
  }

  @Test
  void leavesAnOlderJdkAlone() throws Exception {
    assertPlain(home(FakeJdk.of(directory.resolve("jdk"), 24)), "demo");
  }

  @ParameterizedTest
  @CsvSource({
    "PIPELINE_START_CACHE, no",
    "PIPELINE_JAVA_OPTIONS, -Xshare:off",
    "JAVA_TOOL_OPTIONS, -XX:AOTMode=off"
  })
  void obeysTheUser(String variable, String value) throws Exception {
    Home home = home(FakeJdk.of(directory.resolve("jdk"), 25));
    home.environment().put(variable, value);
    assertPlain(home, "demo");
  }

  @ParameterizedTest
  @CsvSource({"bench", "--help"})
  void leavesCommandsAloneThatStartSeldom(String command) throws Exception {
    assertPlain(home(FakeJdk.of(directory.resolve("jdk"), 25)), command);
  }

  private static void assertPlain(Home home, String command) throws Exception {
    Start start = FakeJdk.start(home, command);
    assertThat(start.arguments()).contains("PipelineCommand " + command).doesNotContain("AOTCache");
    assertThat(start.leavesRecorder()).isFalse();
  }

  private Home home(FakeJdk jdk) throws IOException {
    return Home.ofEmptyJars(Files.createDirectories(directory.resolve("home")), jdk.path());
  }
}
