package dev.innovationpipeline.ingest.share;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.company.Companies;
import dev.innovationpipeline.ingest.limit.GuessedLinks;
import dev.innovationpipeline.ingest.results.RunQueries;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.schema.topic.Topics;
import io.micrometer.observation.ObservationFilter;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/** Composes the share links. */
@Configuration(proxyBeanMethods = false)
class ShareConfiguration {

  @Bean
  ShareBook shareBook(Topics topics) {
    return new ShareBook(topics.shareLinks().name(), new ShareViews(UUID.randomUUID().toString()));
  }

  @Bean
  ShareTopic shareTopic(
      Topics topics,
      KafkaProperties kafka,
      KafkaTemplate<String, byte[]> template,
      ShareBook book,
      AuditTrail audit,
      InstantSource clock) {
    return new ShareTopic(
        kafka.buildAdminProperties(), topics.shareLinks().name(), template, book, audit, clock);
  }

  @Bean
  CompactedTopicTail shareTail(ShareTopic topic) {
    return topic.tail();
  }

  @Bean
  SharedResults sharedResults(RunQueries queries, RunStatuses statuses, Companies companies) {
    return new SharedResults(queries, statuses, companies);
  }

  @Bean
  ShareAdministration shareAdministration(
      ShareSettings settings,
      ShareBook book,
      ShareTopic topic,
      SharedResults results,
      InstantSource clock) {
    return new ShareAdministration(settings, book, topic, results, clock);
  }

  @Bean
  SharedLinks sharedLinks(
      ShareSettings settings,
      ShareBook book,
      ShareTopic topic,
      SharedResults results,
      GuessedLinks guesses,
      InstantSource clock) {
    return new SharedLinks(settings, book, topic, results, guesses, clock);
  }

  @Bean
  SharedPage sharedPage() {
    return new SharedPage();
  }

  @Bean
  PublicAddress publicAddress(ShareSettings settings, SecuritySettings security) {
    return new PublicAddress(settings.publicUrl(), security.login().pageUri());
  }

  @Bean
  ObservationFilter maskedLinks() {
    return new MaskedLinks();
  }
}
