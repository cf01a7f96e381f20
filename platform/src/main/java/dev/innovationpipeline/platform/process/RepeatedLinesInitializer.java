package dev.innovationpipeline.platform.process;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Has the log of this process leave out {@link RepeatedLines}. */
final class RepeatedLinesInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs
        && logs.getTurboFilterList().stream().noneMatch(RepeatedLines.class::isInstance)) {
      logs.addTurboFilter(new RepeatedLines(System::nanoTime));
    }
  }
}
