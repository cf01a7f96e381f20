package dev.innovationpipeline.benchmarks.count;

import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Topics that serve one purpose and are counted together. */
enum TopicGroup {
  /** The facts: requested, completed, failed and so on. */
  EVENTS,
  STAGE_STARTED,
  STAGE_RETRY_SCHEDULED,
  STAGE_TEXT,
  RUN_STATUS,
  /** The state of the aggregator, kept in Kafka by Kafka Streams. */
  CHANGELOGS,
  HEARTBEATS,
  DEAD_LETTERS,
  /** The transaction coordinator's state. */
  TRANSACTION_STATE,
  /** The group coordinator's state. */
  CONSUMER_OFFSETS,
  OTHER;

  private static final Topics TOPICS = new Topics("");
  private static final Set<String> FACTS = names(TOPICS.facts());
  private static final Set<String> ALL = names(TOPICS.all());

  static TopicGroup of(String topic) {
    if (FACTS.contains(topic)) {
      return EVENTS;
    } else if (topic.equals(TOPICS.stageStarted().name())) {
      return STAGE_STARTED;
    } else if (topic.equals(TOPICS.stageRetryScheduled().name())) {
      return STAGE_RETRY_SCHEDULED;
    } else if (topic.equals(TOPICS.stageText().name())) {
      return STAGE_TEXT;
    } else if (topic.equals(TOPICS.runStatus().name())) {
      return RUN_STATUS;
    } else if (topic.equals(TOPICS.processorHeartbeats().name())) {
      return HEARTBEATS;
    } else if (ALL.contains(topic)) {
      return DEAD_LETTERS;
    } else if (topic.endsWith("-changelog")) {
      return CHANGELOGS;
    }
    return switch (topic) {
      case "__transaction_state" -> TRANSACTION_STATE;
      case "__consumer_offsets" -> CONSUMER_OFFSETS;
      default -> OTHER;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Set<String> names(List<Topic> topics) {
    return topics.stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());
  }
}
