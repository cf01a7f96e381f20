package dev.innovationpipeline.processor.llm.http;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.text.Secrets;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

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
   * @param retryAfter the wait that the provider asked for; zero if it asked for none
   */
  record Failed(Failure failure, String error, Duration retryAfter, Usage usage) implements Ended {

    private static final String STOPS = ".!。！";

    /** Its parts are texts of others; no key or control character of theirs is kept. */
    public Failed {
      error =
          withoutStop(
              UntrustedText.cut(Secrets.masked(UntrustedText.clean(error)), MAX_ERROR_CHARS));
    }

    Failed(Failure failure, String error, Usage usage) {
      this(failure, error, Duration.ZERO, usage);
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
      return failure.description + ": " + error;
    }

    /** Whether another model may succeed. A server that was not reached serves no model at all. */
    public boolean dependsOnModel() {
      return failure.dependsOnModel() && usage.calls() > 0;
    }
  }

  /** The calling thread was interrupted. */
  record Aborted(Usage usage) implements Outcome {}

  /** The kinds of failure, by how the client reacts to them. */
  enum Failure {
    BAD_REQUEST(
        "llm_bad_request",
        "The LLM provider rejected the request; check the model name and the document size"),
    NOT_AUTHORIZED("llm_not_authorized", "The LLM provider denied access; check the API key"),
    MODERATED(
        "llm_moderated",
        "The LLM provider's moderation flagged the input, so no model has seen it; change the"
            + " document or choose another model"),
    OUT_OF_CREDIT(
        "llm_out_of_credit", "The LLM account is out of credit; add credit and reprocess the run"),
    CUT_OFF("llm_answer_cut_off", "The model's answer was cut off at its length limit"),
    ONLY_REASONING(
        "llm_answer_only_reasoning",
        "The model wrote its reasoning but no answer; choose a model that reasons less"),
    REFUSED("llm_refused", "The model refused to answer"),
    RATE_LIMITED("llm_rate_limited", "The LLM provider limited the rate of calls"),
    OVERLOADED("llm_unavailable", "The LLM provider is overloaded"),
    UNAVAILABLE("llm_unavailable", "The LLM provider is unavailable");

    private final String code;
    private final String description;

    Failure(String code, String description) {
      this.code = code;
      this.description = description;
    }

    /** Status 408 is a time-out of the server, not a fault of the request. */
    static Failure ofStatus(int status) {
      return switch (status) {
        case 401, 403 -> NOT_AUTHORIZED;
        case 402 -> OUT_OF_CREDIT;
        case 408 -> UNAVAILABLE;
        case 429 -> RATE_LIMITED;
        case 503, 529 -> OVERLOADED;
        default -> status >= 300 && status < 500 ? BAD_REQUEST : UNAVAILABLE;
      };
    }

    /** Whether a retry may succeed. */
    public boolean isTransient() {
      return isOverload() || this == UNAVAILABLE;
    }

    /** Whether the provider wants fewer concurrent calls. */
    public boolean isOverload() {
      return this == RATE_LIMITED || this == OVERLOADED;
    }

    /** The key and the credit are the same for all models. */
    private boolean dependsOnModel() {
      return this != NOT_AUTHORIZED && this != OUT_OF_CREDIT;
    }

    /** The value of metric tags. */
    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The failure code of the run. */
    public String code() {
      return code;
    }
  }
}
