package dev.innovationpipeline.systemtests.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.local.model.FaultPlan;
import dev.innovationpipeline.testing.tool.ExternalTool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A browser on the whole pipeline; after each test it must have asked nobody else and complained of
 * nothing. No run of a test is at work any more when the next begins, so what the next plans for
 * the model is not met by another run.
 */
abstract class PageOnThePipeline {

  /** What leaves no machine. */
  private static final Pattern INNER = Pattern.compile("^(data|blob|about):");

  private static final List<String> OPEN = List.of("PENDING", "RUNNING");
  private static final Duration END_TIMEOUT = Duration.ofMinutes(3);

  @TempDir static Path directory;
  static LocalPipeline pipeline;
  static Browser browser;
  static Visitor visitor;
  static Path sample;

  @BeforeAll
  static void start() throws IOException {
    var started = Browser.start();
    ExternalTool.require(
        started.isPresent(),
        "The page's tests need Chromium and chromedriver, which are not on the PATH"
            + " (apt-get install chromium chromium-driver).");
    browser = started.orElseThrow();
    pipeline = LocalPipeline.start(new LocalSettings(directory.resolve("data"), 0, 0, 0, false));
    visitor = new Visitor(browser, pipeline.serverUrl());
    sample = directory.resolve("dairy-trends.pdf");
    try (InputStream document =
        PageOnThePipeline.class.getResourceAsStream("/sample/dairy-trends.pdf")) {
      Files.copy(Objects.requireNonNull(document), sample);
    }
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (pipeline != null) {
      pipeline.close();
    }
  }

  @BeforeEach
  void nothingSaidYet() {
    visitor.sitDown();
    browser.requests();
    browser.complaints();
  }

  @AfterEach
  void staysAtHomeAndBreaksNothing() {
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(
            address -> address.startsWith(pipeline.serverUrl()) || INNER.matcher(address).find());
    assertThat(browser.complaints()).isEmpty();
  }

  @AfterEach
  void leavesNoRunAtWork() {
    pipeline.offlineModel().follow(FaultPlan.NONE);
    var client = new PipelineClient(pipeline.serverUrl());
    await()
        .atMost(END_TIMEOUT)
        .until(() -> OPEN.stream().noneMatch(status -> cancelled(client, status)));
  }

  /** Whether there was a run to cancel. */
  private static boolean cancelled(PipelineClient client, String status) {
    try {
      JsonNode open =
          client.get("/runs?limit=100&status=" + status).expect("list the runs").path("runs");
      for (JsonNode run : open) {
        client.post("/runs/" + run.path("run_id").asString() + "/cancel", null);
      }
      return !open.isEmpty();
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted", e);
    }
  }
}
