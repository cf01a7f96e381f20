package dev.innovationpipeline.testing.tool;

import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A missing program skips the test on a developer's machine and fails it on a build machine, which
 * sets the environment variable {@code CI} to {@code true}: a green build has run every test.
 */
public final class ExternalTool {

  private ExternalTool() {}

  /**
   * @param installed whether the program was found
   * @param problem what is missing and how to install it, in one sentence
   * @throws org.opentest4j.TestAbortedException when it is missing, which skips the running test
   * @throws AssertionError instead, when it is missing on a build machine
   */
  public static void require(boolean installed, String problem) {
    require(installed, problem, System.getenv());
  }

  static void require(boolean installed, String problem, Map<String, String> environment) {
    if (installed) {
      return;
    }
    if (Boolean.parseBoolean(environment.get("CI"))) {
      Assertions.fail(problem + " With CI=true no test may be skipped.");
    }
    System.err.println("SKIPPED: " + problem);
    Assumptions.abort(problem);
  }
}
