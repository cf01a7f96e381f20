package dev.innovationpipeline.systemtests;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;

/**
 * What a broker in this JVM does not allow; clients hide some of it and go on. Spring leaves
 * logging alone meanwhile: the first application of a JVM would configure it anew, and stop all
 * appenders.
 */
final class Denials implements AutoCloseable {

  private final Logger logger = (Logger) LoggerFactory.getLogger("kafka.authorizer.logger");
  private final Level level = logger.getLevel();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  static Denials listen() {
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    Denials denials = new Denials();
    denials.logged.start();
    denials.logger.setLevel(Level.INFO);
    denials.logger.addAppender(denials.logged);
    return denials;
  }

  /** Who asks for all transactions is shown those that are its own, silently. */
  List<String> all() {
    return List.copyOf(logged.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(message -> message.contains("Denied"))
        .filter(message -> !(message.contains("DESCRIBE") && message.contains("TransactionalId")))
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(logged);
    logger.setLevel(level);
    System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
  }
}
