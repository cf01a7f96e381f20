package dev.innovationpipeline.platform.settings;

import java.util.List;
import org.springframework.boot.ExitCodeGenerator;

/** Settings with which a service cannot start; one sentence a fault. A restart does not help. */
public final class InvalidSettingsException extends IllegalArgumentException
    implements ExitCodeGenerator {

  /** As shells and picocli end a command that was called wrongly. */
  public static final int EXIT_CODE = 2;

  private final transient List<String> faults;

  public InvalidSettingsException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }

  @Override
  public int getExitCode() {
    return EXIT_CODE;
  }
}
