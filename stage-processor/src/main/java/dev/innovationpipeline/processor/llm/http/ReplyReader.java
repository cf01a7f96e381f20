package dev.innovationpipeline.processor.llm.http;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.error.Failure;
import dev.innovationpipeline.processor.llm.error.ProviderError;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells answers from failures, some of which arrive with status 200. */
final class ReplyReader {

  private static final Logger log = LoggerFactory.getLogger(ReplyReader.class);

  /** Costs are never a double. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Of models that ended by themselves or at their limit; some servers send none. */
  private static final Set<String> ENDS_OF_ANSWERS = Set.of("stop", "length", "");

  private final InstantSource clock;

  ReplyReader(InstantSource clock) {
    this.clock = clock;
  }

  /** The outcome of a reply, and its other facts. */
  record Reading(Outcome outcome, ReplyFacts facts) {}

  Reading read(RawReply reply) {
    if (!reply.isSuccessful()) {
      ProviderError error = ProviderError.ofBody(reply.status(), reply.body());
      return new Reading(failed(reply, error, Outcome.ONE_CALL), ReplyFacts.NONE);
    }
    JsonNode root;
    try {
      root = JSON.readTree(reply.body());
    } catch (JacksonException e) {
      Outcome failed =
          new Outcome.Failed(
              Failure.UNAVAILABLE,
              "the reply is not JSON" + (reply.body().isBlank() ? " but empty" : ""),
              Outcome.ONE_CALL);
      return new Reading(failed, ReplyFacts.NONE);
    }
    ReplyFacts facts = ReplyFacts.of(root);
    return new Reading(outcome(reply, root, facts), facts);
  }

  private Outcome outcome(RawReply reply, JsonNode root, ReplyFacts facts) {
    Usage usage = usage(root.path("usage"), reply.cacheHit());
    JsonNode choice = root.path("choices").path(0);
    for (JsonNode error : new JsonNode[] {root.path("error"), choice.path("error")}) {
      if (!error.isMissingNode() && !error.isNull()) {
        return failed(reply, ProviderError.inside(error), usage);
      }
    }
    log.debug("Answer {} from {}, cached: {}", facts.id(), facts.model(), reply.cacheHit());
    return answer(root.path("model").asString(""), choice, usage, facts.reasoningTokens());
  }

  private static Outcome answer(String model, JsonNode choice, Usage usage, long reasoningTokens) {
    String finish = choice.path("finish_reason").asString("");
    MessageParts parts = MessageParts.of(choice.path("message"));
    String refusal = parts.refusal();
    String said = UntrustedText.clean(parts.text());
    String text = Reasoning.removed(said);
    boolean reasoned = reasoningTokens > 0 || !said.isBlank() || !parts.reasoning().isBlank();
    if (text.isBlank() && reasoned && refusal.isBlank() && ENDS_OF_ANSWERS.contains(finish)) {
      return new Outcome.Failed(
          Failure.ONLY_REASONING, "after " + usage.completionTokens() + " tokens", usage);
    }
    if (finish.equals("length")) {
      return new Outcome.Failed(
          Failure.CUT_OFF, "after " + usage.completionTokens() + " tokens", usage);
    }
    if (finish.equals("content_filter") || !refusal.isBlank()) {
      return new Outcome.Failed(
          Failure.REFUSED, refusal.isBlank() ? "its content filter intervened" : refusal, usage);
    }
    if (finish.equals("error")) {
      return new Outcome.Failed(Failure.UNAVAILABLE, "the model ended with an error", usage);
    }
    if (text.isBlank()) {
      return new Outcome.Failed(Failure.UNAVAILABLE, "the answer is empty", usage);
    }
    return new Outcome.Answered(new Answer(text, model), usage);
  }

  private Outcome failed(RawReply reply, ProviderError error, Usage usage) {
    return new Outcome.Failed(
        error.failure(),
        error.message(),
        error.remedy(),
        reply.retryAfter(clock),
        usage,
        reply.isSuccessful());
  }

  /** A cached answer is free, although its usage still holds the cost of the first call. */
  private static Usage usage(JsonNode usage, boolean cacheHit) {
    BigDecimal cost = usage.path("cost").asDecimal(BigDecimal.ZERO);
    return new Usage(
        1,
        Math.max(0, usage.path("prompt_tokens").asLong(0)),
        Math.max(0, usage.path("completion_tokens").asLong(0)),
        cacheHit || cost.signum() < 0 ? BigDecimal.ZERO : cost);
  }
}
