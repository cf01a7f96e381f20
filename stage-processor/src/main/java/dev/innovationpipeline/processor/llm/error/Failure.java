package dev.innovationpipeline.processor.llm.error;

import java.util.Locale;

/** The kinds of failure, by how the client reacts to them. */
public enum Failure {
  BAD_REQUEST(
      "llm_bad_request",
      "The LLM provider rejected the request; check PIPELINE_LLM_BASEURL and what the model takes"),
  MODEL_MISSING(
      "llm_model_missing",
      "The LLM provider does not offer this model to this account; check the model's name, or load"
          + " it if the server is your own"),
  TOO_LONG(
      "llm_input_too_long",
      "The input is longer than the model's context window; choose a model with a larger one, or"
          + " lower PIPELINE_DOCUMENTS_MAXCHARACTERS"),
  NOT_AUTHORIZED("llm_not_authorized", "The LLM provider denied access; check the API key"),
  REGION(
      "llm_region_not_supported",
      "The LLM provider does not serve the place that the calls come from; choose another provider"
          + " or model, or run the processors elsewhere"),
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
      case 413 -> TOO_LONG;
      case 429 -> RATE_LIMITED;
      case 451 -> REGION;
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

  /** Whether another model may succeed. The key and the credit are the same for all models. */
  public boolean dependsOnModel() {
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

  /** For people: what is wrong and what to do, without a full stop. */
  public String description() {
    return description;
  }
}
