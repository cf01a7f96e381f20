package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.ingest.status.stream.Change;
import dev.innovationpipeline.ingest.status.stream.RunChanges;
import dev.innovationpipeline.ingest.status.stream.StageTextTail;
import dev.innovationpipeline.ingest.status.stream.StageTexts;
import dev.innovationpipeline.ingest.status.stream.TopicHistory;
import dev.innovationpipeline.ingest.status.topology.RunStatusTopology;
import dev.innovationpipeline.ingest.status.topology.ViewListener;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.ingest.status.view.AcceptedRuns;
import dev.innovationpipeline.ingest.status.view.HeartbeatTail;
import dev.innovationpipeline.ingest.status.view.Processors;
import dev.innovationpipeline.ingest.status.view.RequestTail;
import dev.innovationpipeline.ingest.status.view.Requests;
import dev.innovationpipeline.ingest.status.view.RunCounts;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.ingest.status.view.StatusSettings;
import dev.innovationpipeline.ingest.status.view.StatusStreams;
import dev.innovationpipeline.ingest.status.view.StatusView;
import dev.innovationpipeline.ingest.status.view.StreamsSettings;
import dev.innovationpipeline.ingest.status.view.StreamsStatusView;
import dev.innovationpipeline.ingest.status.view.ThrottledClients;
import dev.innovationpipeline.platform.kafka.TopicDeclaration;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.schema.topic.Topics;
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
        new ThrottledClients(settings.pace()),
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
