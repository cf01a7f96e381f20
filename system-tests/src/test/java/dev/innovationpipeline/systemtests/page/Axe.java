package dev.innovationpipeline.systemtests.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;
import tools.jackson.databind.JsonNode;

/** Reads a page with axe-core. */
final class Axe {

  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {resultTypes: ['violations'], ...arguments[0]})
        .then(found => done(JSON.stringify(found.violations)), broken => done('broken: ' + broken));
      """;

  private Axe() {}

  /**
   * What it finds wrong, one line for each element.
   *
   * @param options of axe.run: which rules
   */
  static List<String> violations(JavascriptExecutor driver, Map<String, Object> options) {
    if (!Boolean.TRUE.equals(driver.executeScript("return 'axe' in window"))) {
      driver.executeScript(library());
    }
    String found = String.valueOf(driver.executeAsyncScript(RUN, options));
    List<String> violations = new ArrayList<>();
    for (JsonNode violation : WireJson.MAPPER.readTree(found)) {
      for (JsonNode node : violation.path("nodes")) {
        violations.add(
            violation.path("id").asString()
                + ": "
                + node.path("html").asString()
                + " "
                + node.path("failureSummary").asString());
      }
    }
    return violations;
  }

  private static String library() {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
