package dev.innovationpipeline.sink.audit;

import dev.innovationpipeline.platform.database.Migrations;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;

/** The audit in Postgres; where facts go to files, it stays in its topic. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "sink.target", havingValue = "database", matchIfMissing = true)
class AuditConfiguration {

  @Bean
  AuditTable auditTable(JdbcOperations jdbc, Migrations migrations, TopicSettings topics) {
    return new AuditTable(jdbc, migrations, topics.keptAudit());
  }
}
