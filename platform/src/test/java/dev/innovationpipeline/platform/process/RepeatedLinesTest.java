package dev.innovationpipeline.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class RepeatedLinesTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final LoggerContext logs = new LoggerContext();
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private final Logger metadata = logs.getLogger("org.apache.kafka.clients.Metadata");

  RepeatedLinesTest() {
    logs.addTurboFilter(new RepeatedLines(now::get));
    written.setContext(logs);
    written.start();
    logs.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(written);
  }

  @Test
  void anOutageIsOneLineAMinute() {
    for (int count = 0; count < 10_000; count++) {
      metadata.info("[Producer clientId=p-" + count + "] Rebootstrapping with {}", "broker:9092");
    }
    assertThat(written.list)
        .singleElement()
        .satisfies(line -> assertThat(line.getFormattedMessage()).contains("with broker:9092"));
    now.addAndGet(Duration.ofSeconds(59).toNanos());
    metadata.info("[Producer clientId=p] Rebootstrapping with {}", "broker:9092");
    assertThat(written.list).hasSize(1);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    metadata.info("[Producer clientId=p] Rebootstrapping with {}", "broker:9092");
    assertThat(written.list).hasSize(2);
  }

  @Test
  void otherLinesStay() {
    Logger own = logs.getLogger("dev.innovationpipeline.ingest");
    for (int count = 0; count < 3; count++) {
      metadata.info("[Producer clientId=p] Cluster ID: {}", "a");
      own.warn("Rebootstrapping with {}", "nothing");
    }
    metadata.warn("Connection to node {} could not be established.", 1);
    metadata.info("Rebootstrapping with {}", "b");
    assertThat(written.list).hasSize(8);
  }
}
