package dev.innovationpipeline.ingest.company;

import dev.innovationpipeline.ingest.status.view.Processors;
import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.InstantSource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/** Composes the companies. */
@Configuration(proxyBeanMethods = false)
class CompanyConfiguration {

  @Bean
  CompanyBook companyBook() {
    return new CompanyBook();
  }

  @Bean
  CompactedTopicTail companyTail(Topics topics, KafkaProperties kafka, CompanyBook book) {
    return new CompactedTopicTail(
        kafka.buildAdminProperties(), topics.companies().name(), book::receive);
  }

  @Bean
  Companies companies(CompanyBook book, CompactedTopicTail companyTail, Processors processors) {
    return new Companies(book, companyTail, processors);
  }

  @Bean
  CompanyTopic companyTopic(
      KafkaTemplate<String, byte[]> kafka, Topics topics, CompactedTopicTail companyTail) {
    return new CompanyTopic(kafka, topics, companyTail);
  }

  @Bean
  CompanyAdministration companyAdministration(
      CompanyBook book, CompanyTopic topic, InstantSource clock) {
    return new CompanyAdministration(book, topic, clock);
  }
}
