package dev.innovationpipeline.ingest.key;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.schema.key.ApiKeyText;
import java.util.Optional;

/** Finds the holders of keys. */
public final class KeyCallers {

  private final Keys keys;
  private final KeyTopic topic;

  KeyCallers(Keys keys, KeyTopic topic) {
    this.keys = keys;
    this.topic = topic;
  }

  /**
   * Empty for a key that is unknown, expired or revoked.
   *
   * @throws org.springframework.web.ErrorResponseException 503 after a start, until it is known
   *     which keys are revoked
   */
  public Optional<Caller> find(ApiKeyText text) {
    if (!topic.isComplete()) {
      throw Problems.unavailable("The service is still reading its keys.", null);
    }
    return keys.find(text);
  }

  /** Whether a caller's key is known to be neither expired nor revoked since. */
  public boolean holds(Caller caller) {
    return topic.isComplete() && keys.holds(ApiKey.idOf(caller));
  }
}
