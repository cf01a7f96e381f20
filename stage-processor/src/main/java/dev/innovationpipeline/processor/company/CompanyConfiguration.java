package dev.innovationpipeline.processor.company;

import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.topic.Topics;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
  ChangedCompanies changedCompanies(
      CompanyBook book, CompactedTopicTail companyTail, TimeSource time) {
    return new ChangedCompanies(book, companyTail, time);
  }
}
