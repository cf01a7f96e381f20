package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.Topics;
import dev.innovationpipeline.schema.topic.TopicDeclaration;
import dev.innovationpipeline.schema.topic.TopicSettings;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the view together. */
@Configuration(proxyBeanMethods = false)
class StatusConfiguration {

  @Bean
  AcceptedRuns acceptedRuns() {
    return new AcceptedRuns();
  }

  @Bean
  RunChanges runChanges(Processors processors) {
    return new RunChanges(viewed -> Change.of(viewed, processors::isDead));
  }

  @Bean
  RunCounts runCounts(InstantSource clock) {
    return new RunCounts(clock);
  }

  @Bean
  Processors processors(InstantSource clock) {
    return new Processors(clock);
  }

  @Bean
  ViewListener viewListener(AcceptedRuns accepted, RunChanges changes, RunCounts counts) {
    return new ViewListener() {
      @Override
      public void cleared() {
        counts.clear();
      }

      @Override
      public void changed(@Nullable ViewedStatus before, ViewedStatus now) {
        accepted.seen(now.status());
        counts.changed(before == null ? null : before.status(), now.status());
        changes.publish(now);
      }
    };
  }

  @Bean
  StatusStreams statusStreams(
      Topics topics,
      TopicDeclaration declaration,
      TopicSettings topicSettings,
      KafkaProperties kafka,
      StatusSettings settings,
      ViewListener listener,
      RequestTail requests,
      ObjectProvider<RunStatuses> statuses) {
    return new StatusStreams(
        () -> RunStatusTopology.build(topics, listener),
        StreamsSettings.of(topics, kafka.buildAdminProperties(), settings, topicSettings.erasing()),
        new PacedClients(settings.pace()),
        declaration,
        new StatusStreams.FillSteps() {
          @Override
          public void before() throws Exception {
            requests.startAfter(StreamsSettings.applicationId(topics));
            listener.cleared();
          }

          @Override
          public void after() {
            statuses.getObject().viewFilled();
          }
        });
  }

  @Bean
  RequestTail requestTail(
      Topics topics,
      KafkaProperties kafka,
      StatusSettings settings,
      ObjectProvider<RunStatuses> statuses) {
    return new RequestTail(
        kafka.buildAdminProperties(),
        topics,
        settings.knownWithin(),
        accepted -> statuses.getObject().accepted(accepted));
  }

  @Bean
  StatusView statusView(StatusStreams streams) {
    return new StreamsStatusView(streams);
  }

  @Bean
  RunStatuses runStatuses(StatusView view, AcceptedRuns accepted, Requests requests) {
    return new RunStatuses(view, accepted, requests);
  }

  @Bean
  TopicHistory changeHistory(Topics topics, KafkaProperties kafka) {
    return new TopicHistory(kafka.buildAdminProperties(), topics.runStatus().name());
  }

  @Bean
  HeartbeatTail heartbeatTail(
      Topics topics, KafkaProperties kafka, Processors processors, RunChanges changes) {
    return new HeartbeatTail(kafka.buildAdminProperties(), topics, processors, changes::wakeAll);
  }

  @Bean
  StageTexts stageTexts(Topics topics, KafkaProperties kafka) {
    return new StageTexts(texts -> new StageTextTail(kafka.buildAdminProperties(), topics, texts));
  }

  /** Traffic comes once the view can answer. */
  @Bean
  HealthIndicator statusViewHealthIndicator(StatusStreams streams) {
    return () -> (streams.isReady() ? Health.up() : Health.outOfService()).build();
  }
}
