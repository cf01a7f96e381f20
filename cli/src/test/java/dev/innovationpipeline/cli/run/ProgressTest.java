package dev.innovationpipeline.cli.run;

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
    Progress progress = progress(0);
    JsonNode running = status(done(1) + "," + running(2, ""));
    progress.show(running);
    progress.show(running);
    progress.show(status(done(1) + "," + running(2, ",\"tries\":1,\"error\":\"429\"")));
    progress.show(status(done(1) + "," + done(2)));
    progress.end();
    assertThat(text().lines())
        .containsExactly(
            "✓ Stage 1 · T (1.0 s)",
            "… Stage 2 · T",
            "… Stage 2 · T (try 1 failed, trying again: 429)",
            "✓ Stage 2 · T (1.0 s)");
  }

  @Test
  void aTerminalGetsAWheelAndTheTimeThatPassed() {
    Progress progress = progress(80);
    JsonNode running = status(running(2, ""));
    progress.show(running);
    progress.show(running);
    assertThat(text()).isEqualTo("\r\u001b[K⠋ Stage 2 · T  2.5 s\r\u001b[K⠙ Stage 2 · T  2.5 s");
  }

  @Test
  void aTerminalGetsTheTimeUntilTheNextTryAndNoLineThatWraps() {
    String next = ",\"tries\":1,\"error\":\"429\",\"next_try_at\":\"2026-01-01T00:00:16Z\"";
    progress(80).show(status(running(2, next)));
    assertThat(text()).endsWith("Stage 2 · T (try 1 failed, next in 4 s: 429)  2.5 s");
    written.reset();
    progress(30).show(status(running(2, next)));
    assertThat(text()).isEqualTo("\r\u001b[K⠋ Stage 2 · T (try 1 …  2.5 s");
    assertThat(text().replace("\r\u001b[K", "")).hasSizeLessThan(30);
  }

  @Test
  void saysOnceThatTheServerIsAway() {
    Progress progress = progress(0);
    progress.showOutage();
    progress.showOutage();
    assertThat(text().lines()).containsExactly("… The server does not answer; trying again");
  }

  @Test
  void saysWhatNobodyWorksOnAndWhatIsNotRedone() {
    Progress progress = progress(0);
    progress.show(
        status(
            "{\"number\":1,\"title\":\"T\",\"status\":\"COMPLETED\",\"carried_over\":true},"
                + running(2, ",\"waiting\":true")));
    assertThat(text().lines())
        .containsExactly(
            "✓ Stage 1 · T (of an earlier attempt)",
            "… Stage 2 · T (its processor is gone; waiting for another)");
  }

  private Progress progress(int columns) {
    return new Progress(new PrintStream(written, true, UTF_8), columns, CLOCK);
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
