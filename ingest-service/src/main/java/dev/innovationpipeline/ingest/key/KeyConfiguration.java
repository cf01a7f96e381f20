package dev.innovationpipeline.ingest.key;

import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.ingest.company.Companies;
import dev.innovationpipeline.ingest.security.KeptKeys;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import dev.innovationpipeline.ingest.session.EndedSessions;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/** Composes the keys; where no client is asked who it is, nothing of them runs. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

  @Bean
  Keys keys(KeptKeys kept, InstantSource clock) {
    Keys keys = new Keys(clock);
    Instant now = clock.instant();
    kept.admin().map(text -> kept(text, "admin-key", Role.ADMIN, now)).ifPresent(keys::put);
    kept.processor()
        .map(text -> kept(text, "processor-key", Role.VIEWER, now))
        .ifPresent(keys::put);
    return keys;
  }

  @Bean
  KeyTopic keyTopic(
      SecuritySettings settings,
      Topics topics,
      KafkaProperties properties,
      KafkaTemplate<String, byte[]> kafka,
      Keys keys,
      InstantSource clock) {
    return new KeyTopic(
        properties.buildAdminProperties(),
        kafka,
        new KeyRecords(topics),
        keys,
        clock,
        !settings.isLocal());
  }

  @Bean
  CompactedTopicTail keyTail(KeyTopic topic) {
    return topic.tail();
  }

  @Bean
  EndedSessions endedSessions(KeyTopic topic) {
    return new TopicEndedSessions(topic);
  }

  @Bean
  KeyCallers keyCallers(Keys keys, KeyTopic topic) {
    return new KeyCallers(keys, topic);
  }

  @Bean
  KeyAdministration keyAdministration(
      SecuritySettings settings,
      Keys keys,
      KeyTopic topic,
      Companies companies,
      InstantSource clock) {
    return new KeyAdministration(settings, keys, topic, companies, clock);
  }

  /** Of all companies, without end. Only an administrator acts for others. */
  private static ApiKey kept(ApiKeyText text, String name, Role role, Instant madeAt) {
    return new ApiKey(
        text.id(),
        text.hash(),
        SecuritySettings.PREFIX + "." + name,
        List.of(ApiKey.ALL_COMPANIES),
        role,
        null,
        role == Role.ADMIN,
        madeAt,
        "settings",
        null,
        null);
  }
}
