package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.HeartbeatCodec;
import java.time.InstantSource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Composes the questions that the view answers. */
@Configuration(proxyBeanMethods = false)
class ViewConfiguration {

  @Bean
  AcceptedRuns acceptedRuns(StatusView view) {
    return new AcceptedRuns(view);
  }

  @Bean
  RequestTail requestTail(
      Topics topics, KafkaProperties kafka, ViewSettings settings, AcceptedRuns accepted) {
    return new RequestTail(
        kafka.buildAdminProperties(), topics, settings.knownWithin(), accepted::addRead);
  }

  @Bean
  RunCounts runCounts(InstantSource clock, ViewSettings settings) {
    return new RunCounts(clock, settings.abandonedAfter());
  }

  /** Requests are read from before the fill on, and counts are right before anybody is told. */
  @Bean
  RunStatuses runStatuses(
      StatusView view, AcceptedRuns accepted, RequestTail requests, RunCounts counts) {
    view.listen(requests);
    view.listen(accepted);
    view.listen(counts);
    return new RunStatuses(view, accepted, requests);
  }

  @Bean
  Completions completions(Topics topics, KafkaProperties kafka) {
    return new KafkaCompletions(kafka.buildAdminProperties(), topics);
  }

  @Bean
  Processors processors(TimeSource time) {
    return new Processors(time);
  }

  @Bean
  CompactedTopicTail heartbeatTail(Topics topics, KafkaProperties kafka, Processors processors) {
    HeartbeatCodec codec = new HeartbeatCodec(topics);
    return new CompactedTopicTail(
            kafka.buildAdminProperties(),
            topics.processorHeartbeats().name(),
            message -> processors.heard(message.key(), codec.toHeartbeat(message)))
        .every(ProcessorHeartbeat.INTERVAL, processors::check);
  }
}
