package dev.innovationpipeline.platform.process;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationListener;

/**
 * Ends the process once the liveness of its service is broken, for platforms that start a process
 * again when it ends but do not ask for its liveness. For the main methods of programs: in a test
 * it would end the tests.
 */
public final class ExitWhenBroken
    implements ApplicationListener<AvailabilityChangeEvent<LivenessState>> {

  /** EX_SOFTWARE of sysexits.h: an internal error. */
  private static final int EXIT_CODE = 70;

  /** Longer than a graceful stop takes. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);

  private static final Logger log = LoggerFactory.getLogger(ExitWhenBroken.class);

  @Override
  public void onApplicationEvent(AvailabilityChangeEvent<LivenessState> event) {
    if (event.getState() == LivenessState.BROKEN) {
      log.error("This process ends with exit code {}; its work goes on elsewhere.", EXIT_CODE);
      Thread.ofPlatform().name("exit").daemon().start(() -> Runtime.getRuntime().exit(EXIT_CODE));
      Thread.ofPlatform().name("exit-deadline").daemon().start(ExitWhenBroken::haltAfterTimeout);
    }
  }

  /** A stop may hang on the thread that was lost. */
  private static void haltAfterTimeout() {
    try {
      Thread.sleep(STOP_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
