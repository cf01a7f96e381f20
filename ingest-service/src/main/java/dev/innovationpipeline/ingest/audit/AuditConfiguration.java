package dev.innovationpipeline.ingest.audit;

import dev.innovationpipeline.ingest.security.SecuritySettings;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.AuditCodec;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Composes the audit; where it is off, nothing of it runs. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  /** After it is known who sends the request, and before its rate is limited. */
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 25;

  @Bean
  KafkaAuditTrail kafkaAuditTrail(
      AuditSettings settings,
      SecuritySettings security,
      Topics topics,
      ProducerFactory<String, byte[]> producers,
      InstantSource clock) {
    return new KafkaAuditTrail(
        new KafkaTemplate<>(producers), // the producer of the events, without spans of its own
        new AuditCodec(topics),
        new Entries(clock),
        Objects.requireNonNullElse(settings.enabled(), !security.isLocal()),
        security.isLocal(),
        settings.addresses());
  }

  @Bean
  FilterRegistrationBean<AuditFilter> auditFilter(KafkaAuditTrail trail, JsonMapper json) {
    FilterRegistrationBean<AuditFilter> registration =
        new FilterRegistrationBean<>(new AuditFilter(trail, json));
    registration.setOrder(ORDER);
    registration.setEnabled(trail.isEnabled());
    return registration;
  }
}
