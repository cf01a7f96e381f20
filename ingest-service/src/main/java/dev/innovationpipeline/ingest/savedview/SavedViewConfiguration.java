package dev.innovationpipeline.ingest.savedview;

import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.schema.topic.Topics;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/** Composes the saved views. */
@Configuration(proxyBeanMethods = false)
class SavedViewConfiguration {

  @Bean
  SavedViews savedViews(
      Topics topics, KafkaProperties kafka, KafkaTemplate<String, byte[]> template) {
    return new SavedViews(kafka.buildAdminProperties(), template, new SavedViewRecords(topics));
  }

  @Bean
  CompactedTopicTail savedViewTail(SavedViews views) {
    return views.tail();
  }
}
