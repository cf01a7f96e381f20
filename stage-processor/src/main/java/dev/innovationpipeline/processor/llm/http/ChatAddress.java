package dev.innovationpipeline.processor.llm.http;

import dev.innovationpipeline.processor.llm.api.LlmSettings;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Where requests go, and the headers that they carry. */
final class ChatAddress {

  private final LlmSettings settings;

  /** Null where it depends on the model. */
  private final @Nullable HttpUrl ofAllModels;

  ChatAddress(LlmSettings settings) {
    this.settings = settings;
    this.ofAllModels =
        settings.hasAddressForEachModel() ? null : settings.chatCompletions(settings.model());
  }

  /**
   * @param reached is set once the request is on its way
   */
  Request request(ChatRequest request, boolean streamed, AtomicBoolean reached) {
    Request.Builder http =
        new Request.Builder()
            .url(ofAllModels == null ? settings.chatCompletions(request.model()) : ofAllModels)
            .tag(AtomicBoolean.class, reached)
            .post(new OneShotJson(request.body(streamed)));
    settings.identify(http);
    if (settings.responseCache() && request.mayBeCached()) {
      http.header("X-OpenRouter-Cache", "true");
    }
    return http.build();
  }
}
