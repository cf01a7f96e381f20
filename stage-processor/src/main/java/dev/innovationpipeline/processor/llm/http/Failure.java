package dev.innovationpipeline.processor.llm.http;

import java.util.Locale;

/** The kinds of failure, by what is to be done about them. */
public enum Failure {
  BAD_REQUEST(
      "llm_bad_request",
      "The LLM provider rejects the request; check the model's name and the document's size"),
  NOT_AUTHORIZED(
      "llm_not_authorized", "The LLM provider does not allow the request; check the API key"),
  OUT_OF_CREDIT(
      "llm_out_of_credit", "The LLM account is out of credit; add credit and reprocess the run"),
  CUT_OFF("llm_answer_cut_off", "The model's answer was cut off at its length limit"),
  REFUSED("llm_refused", "The model refused to answer"),
  RATE_LIMITED("llm_rate_limited", "The LLM provider limits the rate of calls"),
  OVERLOADED("llm_unavailable", "The LLM provider is overloaded"),
  UNAVAILABLE("llm_unavailable", "The LLM provider is not available");

  private final String code;
  private final String sentence;

  Failure(String code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /** 408 is a time-out of the server, not a fault of the request. */
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

  public boolean mayPass() {
    return asksForFewerCalls() || this == UNAVAILABLE;
  }

  public boolean asksForFewerCalls() {
    return this == RATE_LIMITED || this == OVERLOADED;
  }

  /** Another model may do better; a key or a purse is the same for all. */
  boolean mayBeTheModels() {
    return this != NOT_AUTHORIZED && this != OUT_OF_CREDIT;
  }

  public String inWords() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String code() {
    return code;
  }

  String sentence() {
    return sentence;
  }
}
