package dev.innovationpipeline.platform.settings;

import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The heap below which a process does not run but collects garbage, and in the end runs out of
 * memory in some thread.
 *
 * @param name of the process
 * @param megabytes its least heap
 * @param option by which a user sets it
 */
public record LeastHeap(String name, int megabytes, String option)
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** The share that collectors report as the maximum: they leave out a survivor space. */
  private static final double REPORTED = 0.9;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    require(Runtime.getRuntime().maxMemory());
  }

  /**
   * @throws InvalidSettingsException when the heap may not grow to it
   */
  public void require(long maxBytes) {
    long max = maxBytes >> 20;
    if (max < megabytes * REPORTED) {
      throw new InvalidSettingsException(
          List.of(
              ("The heap of %s is %d MB at most, but must be %d MB or more: give the process more"
                      + " memory, or set -Xmx%dm in %s.")
                  .formatted(name, max, megabytes, megabytes, option)));
    }
  }
}
