package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.llm.api.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** Asks a {@link CountedModel} in another process. */
record CountedModelClient(String address, String processor, Tripwire tripwire, HttpClient http)
    implements Conversations {

  CountedModelClient(String address, String processor, Tripwire tripwire) {
    this(address, processor, tripwire, HttpClient.newHttpClient());
  }

  @Override
  public Conversation conversation(
      CallContext call, @Nullable String model, CallListener listener) {
    return this::ask;
  }

  private Answer ask(Question question) throws InterruptedException {
    try {
      String answer = http.send(request(question), BodyHandlers.ofString()).body();
      tripwire.passing(KillPoint.AFTER_REPLY);
      return new Answer(answer, "counted-model");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest request(Question question) {
    String query =
        "?processor=%s&stage=%s&run=%s".formatted(processor, question.system(), question.user());
    return HttpRequest.newBuilder(URI.create(address + query)).build();
  }
}
