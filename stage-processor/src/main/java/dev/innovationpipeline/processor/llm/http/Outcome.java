package dev.innovationpipeline.processor.llm.http;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.error.Failure;
import dev.innovationpipeline.processor.llm.error.Remedy;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.text.Secrets;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.math.BigDecimal;
import java.time.Duration;

/** The result of one call to the provider. */
public sealed interface Outcome {

  /** The usage of a call of which nothing but its existence is known. */
  Usage ONE_CALL = new Usage(1, 0, 0, BigDecimal.ZERO);

  /** The most characters of an error that are kept. */
  int MAX_ERROR_CHARS = 1_000;

  Usage usage();

  /** The call ran to its end. */
  sealed interface Ended extends Outcome {}

  record Answered(Answer answer, Usage usage) implements Ended {}

  /**
   * @param error what was observed, without a full stop
   * @param remedy how the request has to change to be taken
   * @param retryAfter the wait that the provider asked for; zero if it asked for none
   * @param replied whether there was a reply of success, which the provider may have kept
   */
  record Failed(
      Failure failure,
      String error,
      Remedy remedy,
      Duration retryAfter,
      Usage usage,
      boolean replied)
      implements Ended {

    private static final String STOPS = ".!。！";

    /** Its parts are texts of others; no key or control character of theirs is kept. */
    public Failed {
      error =
          withoutStop(
              UntrustedText.cut(Secrets.masked(UntrustedText.clean(error)), MAX_ERROR_CHARS));
    }

    /** Of a reply whose answer is of no use. */
    Failed(Failure failure, String error, Usage usage) {
      this(failure, error, Remedy.NONE, Duration.ZERO, usage, true);
    }

    /** Refusals are sentences, and the error becomes the end of another one. */
    private static String withoutStop(String error) {
      int end = error.length();
      while (end > 0
          && (STOPS.indexOf(error.charAt(end - 1)) >= 0
              || Character.isWhitespace(error.charAt(end - 1)))) {
        end--;
      }
      return error.substring(0, end);
    }

    /** The failure and its error, without a full stop. */
    public String sentence() {
      return failure.description() + ": " + error;
    }

    /** Whether the provider could not serve the call: it was not reached, down or overloaded. */
    public boolean isOutage() {
      return failure == Failure.OVERLOADED || failure == Failure.UNAVAILABLE && !replied;
    }

    /** Whether the model answered, though with nothing of use. */
    public boolean isOfServedCall() {
      return replied && !failure.isTransient();
    }

    /** Whether another model may succeed. A server that was not reached serves no model at all. */
    public boolean dependsOnModel() {
      return failure.dependsOnModel() && usage.calls() > 0;
    }
  }

  /** The calling thread was interrupted. */
  record Aborted(Usage usage) implements Outcome {}
}
