package dev.innovationpipeline.ingest.key;

import dev.innovationpipeline.ingest.session.EndedSessions;
import java.time.Instant;
import java.util.concurrent.ConcurrentMap;

/** Ended sessions beside the keys, in the same topic and for the same readers. */
final class TopicEndedSessions implements EndedSessions {

  private final ConcurrentMap<String, Instant> ended;
  private final KeyTopic topic;

  TopicEndedSessions(KeyTopic topic) {
    this.topic = topic;
    this.ended = topic.endedSessions();
  }

  @Override
  public boolean isComplete() {
    return topic.isComplete();
  }

  @Override
  public boolean has(String id) {
    return ended.containsKey(id);
  }

  @Override
  public void add(String id, Instant until) {
    topic.keepEnded(id, until);
  }
}
