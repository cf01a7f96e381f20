package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.ingest.kafka.StageTextWatches;
import dev.innovationpipeline.ingest.status.view.Processors;
import dev.innovationpipeline.ingest.status.view.ReviewSettings;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.topic.Topics;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Composes the streams of changes that clients watch. */
@Configuration(proxyBeanMethods = false)
class EventStreamConfiguration {

  @Bean
  RunChanges runChanges(RunStatuses statuses, Processors processors, ReviewSettings reviews) {
    RunChanges changes = new RunChanges(viewed -> Change.of(viewed, processors::isDead, reviews));
    statuses.follow(changes::publish);
    processors.listen(changes::wakeAll);
    return changes;
  }

  @Bean
  TopicHistory changeHistory(Topics topics, KafkaProperties kafka) {
    return new TopicHistory(kafka.buildAdminProperties(), topics.runStatus().name());
  }

  @Bean
  StageTexts stageTexts(Topics topics, KafkaProperties kafka, StageTextWatches watches) {
    return new StageTexts(
        texts -> new StageTextTail(kafka.buildAdminProperties(), topics, texts), watches::announce);
  }
}
