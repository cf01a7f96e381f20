package dev.innovationpipeline.processor.llm.error;

import java.util.List;
import java.util.Set;

/**
 * Tells the kind of an error by what it says, since statuses alone do not: an empty account is 402
 * at OpenRouter, 429 at OpenAI and 400 at Anthropic, a wrong key 400 at Google. The wordings are
 * those of {@code provider-errors.json} among the tests, with their sources.
 */
final class FailureSigns {

  private static final Set<Integer> STATUSES_OF_MODERATION = Set.of(400, 403, 422, 451);
  private static final Set<Integer> STATUSES_OF_LENGTH = Set.of(400, 413, 422, 500);

  private static final List<String> MODERATION =
      List.of(
          "moderation",
          "flagged",
          "content_filter",
          "content filter",
          "content policy",
          "content_policy",
          "content management policy");

  /** Not the words "current quota", which Google says of a rate limit. */
  private static final List<String> CREDIT =
      List.of(
          "insufficient_quota",
          "insufficient balance",
          "insufficient credits",
          "insufficient_credits",
          "billing_hard_limit_reached",
          "billing_not_active",
          "credit balance is too low",
          "have any credits");

  private static final List<String> REGION =
      List.of(
          "unsupported_country_region_territory",
          "region, or territory not supported",
          "user location is not supported",
          "not available in your region",
          "not available in your country");

  private static final List<String> KEY =
      List.of(
          "invalid_api_key",
          "api_key_invalid",
          "api key not valid",
          "invalid api key",
          "incorrect api key");

  private static final List<String> LENGTH =
      List.of(
          "context_length_exceeded",
          "exceed_context_size",
          "maximum context length",
          "context length",
          "context size",
          "context window",
          "prompt is too long",
          "maximum prompt length",
          "input token count",
          "model token limit",
          "too many tokens",
          "reduce the length of the messages");

  /** More tokens in one call than the account may use in a minute: a wait would not help. */
  private static final String LARGER_THAN_THE_RATE = "request too large";

  private static final List<String> MODEL =
      List.of(
          "model_not_found",
          "deploymentnotfound",
          "not a valid model id",
          "no endpoints found for",
          "no endpoints found matching",
          "no endpoints available",
          "no models loaded",
          "model_decommissioned",
          "unknown model",
          "invalid model name",
          "model not exist");

  private FailureSigns() {}

  static Failure failureOf(int status, SaidError said, boolean namesParameters) {
    Failure byStatus = Failure.ofStatus(status);
    if (status < 400 || byStatus == Failure.OUT_OF_CREDIT) {
      return byStatus;
    }
    String words = said.words();
    if (isModerated(status, said, words)) {
      return Failure.MODERATED;
    }
    if (status < 500 && any(words, CREDIT)) {
      return Failure.OUT_OF_CREDIT;
    }
    if (status < 500 && any(words, REGION)) {
      return Failure.REGION;
    }
    if (status < 500 && any(words, KEY)) {
      return Failure.NOT_AUTHORIZED;
    }
    if (status < 500 && namesParameters) {
      return Failure.BAD_REQUEST;
    }
    if (isTooLong(status, words)) {
      return Failure.TOO_LONG;
    }
    return isOfModel(status, words) ? Failure.MODEL_MISSING : byStatus;
  }

  private static boolean isModerated(int status, SaidError said, String words) {
    return STATUSES_OF_MODERATION.contains(status)
        && (said.error().path("metadata").has("flagged_input") || any(words, MODERATION));
  }

  private static boolean isTooLong(int status, String words) {
    return status == 429
        ? words.contains(LARGER_THAN_THE_RATE)
        : STATUSES_OF_LENGTH.contains(status) && any(words, LENGTH);
  }

  private static boolean isOfModel(int status, String words) {
    return (status == 404
            && words.contains("model")
            && (words.contains("not found") || words.contains("not exist")))
        || (status < 500 && status != 429 && any(words, MODEL));
  }

  private static boolean any(String words, List<String> signs) {
    return signs.stream().anyMatch(words::contains);
  }
}
