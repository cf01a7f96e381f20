package dev.innovationpipeline.processor.document.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.processor.failure.StageFailedException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Checks of failures, and settings and sources that let tests use this host. */
public final class Failures {

  private Failures() {}

  public static void assertFails(String code, ThrowingCallable action) {
    StageFailedException failure = catchThrowableOfType(StageFailedException.class, action);
    assertThat(failure).as("a failure with code " + code).isNotNull();
    assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
    assertThat(failure).message().endsWith(".");
  }

  /** A source that retries at once. */
  public static DocumentSource withoutPauses() {
    return new DocumentSource(local(), max -> {});
  }

  public static DocumentSettings local() {
    return new DocumentSettings(
        1 << 20, 300, Duration.ofSeconds(20), true, true, 120_000, List.of(), null);
  }
}
