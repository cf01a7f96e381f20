package dev.innovationpipeline.systemtests;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a broker in this JVM does not allow; clients hide some of it and go on. */
final class Denials implements AutoCloseable {

  private final Logger logger = (Logger) LoggerFactory.getLogger("kafka.authorizer.logger");
  private final Level level = logger.getLevel();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final LoggerContextListener reset = new AfterReset(this::attach);

  static Denials listen() {
    Denials denials = new Denials();
    denials.logged.start();
    denials.attach();
    denials.logger.getLoggerContext().addListener(denials.reset);
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
    logger.getLoggerContext().removeListener(reset);
    logger.detachAppender(logged);
    logger.setLevel(level);
  }

  private void attach() {
    logger.setLevel(Level.INFO);
    logger.addAppender(logged);
  }

  /**
   * The first Spring application of a JVM configures logging anew, and takes all appenders away.
   */
  private record AfterReset(Runnable attach) implements LoggerContextListener {

    @Override
    public boolean isResetResistant() {
      return true;
    }

    @Override
    public void onReset(LoggerContext context) {
      attach.run();
    }

    @Override
    public void onStart(LoggerContext context) {
      attach.run();
    }

    @Override
    public void onStop(LoggerContext context) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
  }
}
