package dev.innovationpipeline.testing.tool;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ExternalToolTest {

  private static final String PROBLEM = "npm is not installed (apt-get install npm).";

  @Test
  void anInstalledToolLetsTheTestGoOn() {
    assertThatCode(() -> ExternalTool.require(true, PROBLEM, Map.of("CI", "true")))
        .doesNotThrowAnyException();
  }

  @Test
  void aMissingToolSkipsTheTestOfADeveloper() {
    assertThatThrownBy(() -> ExternalTool.require(false, PROBLEM, Map.of()))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining(PROBLEM);
  }

  @Test
  void aMissingToolFailsTheTestOnABuildMachine() {
    assertThatThrownBy(() -> ExternalTool.require(false, PROBLEM, Map.of("CI", "true")))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining(PROBLEM);
  }
}
