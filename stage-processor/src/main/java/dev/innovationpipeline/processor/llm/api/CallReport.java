package dev.innovationpipeline.processor.llm.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call to the provider, as telemetry sees it. Texts are the provider's, and empty where it says
 * nothing.
 *
 * @param streamed whether a stream was asked for
 * @param firstChunk the time from the request to the first part of a streamed answer; null if none
 *     came
 * @param responseId the provider's id of the answer
 * @param responseModel the model that answered
 * @param finishReason why the model stopped
 * @param reasoningTokens of the completion tokens, those of reasoning
 * @param cachedTokens of the prompt tokens, those that the provider had in its prompt cache
 */
public record CallReport(
    boolean streamed,
    @Nullable Duration firstChunk,
    String responseId,
    String responseModel,
    String finishReason,
    long reasoningTokens,
    long cachedTokens) {}
