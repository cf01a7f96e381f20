package dev.innovationpipeline.benchmarks.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import org.junit.jupiter.api.Test;

class TopicGroupTest {

  private final Topics topics = new Topics("");

  @Test
  void putsEveryTopicOfTheSystemIntoAGroup() {
    assertThat(topics.all())
        .extracting(Topic::name)
        .map(TopicGroup::of)
        .doesNotContain(TopicGroup.OTHER);
    assertThat(topics.facts())
        .extracting(Topic::name)
        .map(TopicGroup::of)
        .containsOnly(TopicGroup.EVENTS);
  }

  @Test
  void tellsProgressAndTextFromFacts() {
    assertThat(TopicGroup.of(topics.stageStarted().name())).isEqualTo(TopicGroup.STAGE_STARTED);
    assertThat(TopicGroup.of(topics.stageRetryScheduled().name()))
        .isEqualTo(TopicGroup.STAGE_RETRY_SCHEDULED);
    assertThat(TopicGroup.of(topics.stageText().name())).isEqualTo(TopicGroup.STAGE_TEXT);
    assertThat(TopicGroup.of(topics.runStatus().name())).isEqualTo(TopicGroup.RUN_STATUS);
    assertThat(TopicGroup.of(topics.processorHeartbeats().name())).isEqualTo(TopicGroup.HEARTBEATS);
    assertThat(TopicGroup.of(topics.deadLettersOf(topics.runRequested()).name()))
        .isEqualTo(TopicGroup.DEAD_LETTERS);
  }

  @Test
  void knowsTheTopicsOfKafkaItself() {
    assertThat(TopicGroup.of("run-status-view-runs-changelog")).isEqualTo(TopicGroup.CHANGELOGS);
    assertThat(TopicGroup.of("__transaction_state")).isEqualTo(TopicGroup.TRANSACTION_STATE);
    assertThat(TopicGroup.of("__consumer_offsets")).isEqualTo(TopicGroup.CONSUMER_OFFSETS);
    assertThat(TopicGroup.of("run-requested-elsewhere")).isEqualTo(TopicGroup.OTHER);
  }
}
