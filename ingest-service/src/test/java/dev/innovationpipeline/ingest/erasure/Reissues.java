package dev.innovationpipeline.ingest.erasure;

import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;

/** Reissues of {@code run-forgotten} for tests that do not wait for hours. */
public final class Reissues {

  private Reissues() {}

  /** Reissues all that is due after a time from now. */
  public static void after(Duration time, ApplicationContext service) {
    new RunForgottenReissue(
            service.getBean(KafkaProperties.class),
            service.getBean(Topics.class),
            service.getBean(TopicSettings.class),
            service.getBean(EventTransactions.class),
            service.getBean(RunStatuses.class),
            service.getBean(ForgottenDocuments.class),
            () -> Instant.now().plus(time))
        .reissueDue();
  }
}
