package dev.innovationpipeline.processor.llm.http;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.schema.event.Usage;
import java.math.BigDecimal;
import java.time.Duration;

/** How one call ended. */
public sealed interface Outcome {

  /** What the provider counts for a call it says nothing about. */
  Usage ONE_CALL = new Usage(1, 0, 0, BigDecimal.ZERO);

  Usage usage();

  /** What is left to whoever asked and was not interrupted. */
  sealed interface Ended extends Outcome {}

  record Answered(Answer answer, Usage usage) implements Ended {}

  /**
   * @param error what was seen, without a full stop
   * @param retryAfter what the provider asked for; zero when it asked for nothing
   */
  record Failed(Failure failure, String error, Duration retryAfter, Usage usage) implements Ended {

    Failed(Failure failure, String error, Usage usage) {
      this(failure, error, Duration.ZERO, usage);
    }

    /** Without a full stop. */
    public String sentence() {
      return failure.sentence() + ": " + error;
    }

    /** Another model may do better. A server that was not reached has no other models either. */
    public boolean mayBeTheModels() {
      return failure.mayBeTheModels() && usage.calls() > 0;
    }
  }

  /** Whoever asked was interrupted. */
  record Aborted(Usage usage) implements Outcome {}
}
