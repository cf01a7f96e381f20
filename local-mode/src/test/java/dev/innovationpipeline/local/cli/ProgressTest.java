package dev.innovationpipeline.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProgressTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-01T00:00:12.500Z"));

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void aPipeGetsALineForEachChangeAndNoOther() {
    Progress progress = progress(false);
    JsonNode running = status(done(1) + "," + running(2, ""));
    progress.show(running);
    progress.show(running);
    progress.show(status(done(1) + "," + running(2, ",\"tries\":1,\"error\":\"429\"")));
    progress.show(status(done(1) + "," + done(2)));
    progress.end();
    assertThat(text().lines())
        .containsExactly(
            "✓ Stage 1 · T (1000 ms)",
            "… Stage 2 · T",
            "… Stage 2 · T (try 1 failed: 429; trying again)",
            "✓ Stage 2 · T (1000 ms)");
  }

  @Test
  void aTerminalGetsAWheelAndTheTimeThatPassed() {
    Progress progress = progress(true);
    JsonNode running = status(running(2, ""));
    progress.show(running);
    progress.show(running);
    assertThat(text()).isEqualTo("\r\u001b[K⠋ Stage 2 · T  2.5 s\r\u001b[K⠙ Stage 2 · T  2.5 s");
  }

  @Test
  void saysWhatNobodyWorksOnAndWhatIsNotRedone() {
    Progress progress = progress(false);
    progress.show(
        status(
            "{\"number\":1,\"title\":\"T\",\"status\":\"COMPLETED\",\"carried_over\":true},"
                + running(2, ",\"waiting\":true")));
    assertThat(text().lines())
        .containsExactly(
            "✓ Stage 1 · T (of an earlier attempt)",
            "… Stage 2 · T (its processor is gone; waiting for another)");
  }

  private Progress progress(boolean terminal) {
    return new Progress(new PrintStream(written, true, UTF_8), terminal, CLOCK);
  }

  private String text() {
    return written.toString(UTF_8);
  }

  private static JsonNode status(String stages) {
    return WireJson.MAPPER.readTree("{\"status\":\"RUNNING\",\"stages\":[" + stages + "]}");
  }

  private static String done(int number) {
    return "{\"number\":%d,\"title\":\"T\",\"status\":\"COMPLETED\",\"duration_ms\":1000}"
        .formatted(number);
  }

  private static String running(int number, String more) {
    return "{\"number\":%d,\"title\":\"T\",\"status\":\"RUNNING\",\"started_at\":\"2026-01-01T00:00:10Z\"%s}"
        .formatted(number, more);
  }
}
