package dev.innovationpipeline.ingest.status.aggregation;

import dev.innovationpipeline.ingest.status.record.StatusRecords;
import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.schema.topic.Topics;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Composes the aggregation, which the view starts and stops. */
@Configuration(proxyBeanMethods = false)
class AggregationConfiguration {

  @Bean
  AggregationWhileViewed aggregationWhileViewed(
      StatusView view,
      StatusRecords records,
      Topics topics,
      KafkaProperties kafka,
      AggregationSettings settings) {
    AggregationClients clients =
        new AggregationClients(kafka.buildAdminProperties(), topics, settings);
    AggregationWhileViewed aggregation =
        new AggregationWhileViewed(
            settings.threads(),
            number ->
                new EventAggregation(
                    "status-aggregation-" + number, clients, records, view, topics, settings));
    view.listen(aggregation);
    return aggregation;
  }
}
