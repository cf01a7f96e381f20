package dev.innovationpipeline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.innovationpipeline.embedded.EmbeddedBroker;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A broker that was stopped has left its cluster, so that it may join again at once. */
class BrokerRestartIT {

  private final Logger controller =
      (Logger) LoggerFactory.getLogger("org.apache.kafka.controller.QuorumController");

  @TempDir Path directory;

  @Test
  void isNotTakenForAliveAfterItHasStopped() {
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    Level level = controller.getLevel();
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      broker.stop();
      logged.start();
      controller.addAppender(logged);
      controller.setLevel(Level.INFO);
      broker.startAgain();
    } finally {
      controller.setLevel(level);
      controller.detachAppender(logged);
    }
    assertThat(logged.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(message -> message.contains("controller activation"))
        .noneMatch(message -> message.contains("DuplicateBrokerRegistrationException"));
  }
}
