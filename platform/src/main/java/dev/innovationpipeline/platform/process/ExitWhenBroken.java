package dev.innovationpipeline.platform.process;

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

  private static final Logger log = LoggerFactory.getLogger(ExitWhenBroken.class);

  @Override
  public void onApplicationEvent(AvailabilityChangeEvent<LivenessState> event) {
    if (event.getState() == LivenessState.BROKEN) {
      log.error(
          "This process ends with exit code {}; its work goes on elsewhere.", BrokenExit.CODE);
      BrokenExit.begin();
    }
  }
}
