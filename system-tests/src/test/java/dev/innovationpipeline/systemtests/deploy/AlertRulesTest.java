package dev.innovationpipeline.systemtests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.testing.tool.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts that Prometheus takes, that fire when they should, and that say what to do. */
class AlertRulesTest {

  private static final Path DIRECTORY = Path.of("..", "deploy", "observability");
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

  @Test
  void eachHasItsSectionInTheRunbookAndItsTest() throws IOException {
    String rules = Files.readString(DIRECTORY.resolve("alerts.yml"));
    String tests = Files.readString(DIRECTORY.resolve("alerts-test.yml"));
    String runbook = Files.readString(Path.of("..", "docs", "operations.md"));
    List<String> alerts = ALERT.matcher(rules).results().map(found -> found.group(1)).toList();
    assertThat(alerts).hasSizeGreaterThan(5).doesNotHaveDuplicates();
    assertThat(alerts)
        .allSatisfy(
            alert -> {
              assertThat(runbook).contains("### " + alert + "\n");
              assertThat(rules)
                  .contains("docs/operations.md#" + alert.toLowerCase(Locale.ROOT) + "\n");
              assertThat(tests).containsPattern("alertname: " + alert + "\\s+exp_alerts");
            });
  }

  @Test
  void fireWhenTheyShouldAndOnlyThen() throws Exception {
    ExternalTool.require(
        promtool("--version") == 0,
        "The alert rules need promtool, which is not installed (apt-get install prometheus).");
    assertThat(promtool("check", "rules", "alerts.yml")).isZero();
    assertThat(promtool("check", "config", "--syntax-only", "prometheus.yml")).isZero();
    assertThat(promtool("test", "rules", "alerts-test.yml")).isZero();
  }

  private static int promtool(String... arguments) throws InterruptedException {
    try {
      return new ProcessBuilder(
              Stream.concat(Stream.of("promtool"), Arrays.stream(arguments)).toList())
          .directory(DIRECTORY.toFile())
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
