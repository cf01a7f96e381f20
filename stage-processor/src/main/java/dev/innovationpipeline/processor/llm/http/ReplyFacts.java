package dev.innovationpipeline.processor.llm.http;

import dev.innovationpipeline.schema.text.UntrustedText;
import tools.jackson.databind.JsonNode;

/** The facts of a reply besides its answer or its error; texts are empty where it says nothing. */
record ReplyFacts(
    String id, String model, String finishReason, long reasoningTokens, long cachedTokens) {

  static final ReplyFacts NONE = new ReplyFacts("", "", "", 0, 0);

  private static final int MAX_LENGTH = 200;

  static ReplyFacts of(JsonNode root) {
    JsonNode usage = root.path("usage");
    return new ReplyFacts(
        text(root.path("id")),
        text(root.path("model")),
        text(root.path("choices").path(0).path("finish_reason")),
        count(usage.path("completion_tokens_details").path("reasoning_tokens")),
        count(usage.path("prompt_tokens_details").path("cached_tokens")));
  }

  private static String text(JsonNode node) {
    return UntrustedText.cut(UntrustedText.clean(node.asString("")), MAX_LENGTH);
  }

  private static long count(JsonNode node) {
    return Math.max(0, node.asLong(0));
  }
}
