package dev.innovationpipeline.platform.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults of one group of settings, collected while its record is made. */
public final class SettingFaults {

  private final String group;
  private final List<String> faults = new ArrayList<>();

  /**
   * @param group as in {@code pipeline.llm}
   */
  public SettingFaults(String group) {
    this.group = group;
  }

  /**
   * @param rule as in "must be at least 1"
   * @param actual what it is instead; of a secret only that it is not shown
   */
  public void require(boolean holds, String name, String rule, @Nullable Object actual) {
    if (!holds) {
      faults.add("%s.%s %s, but is %s.".formatted(group, name, rule, actual));
    }
  }

  /** Notes the sentence of a value that cannot be read. */
  public void read(Runnable reading) {
    try {
      reading.run();
    } catch (IllegalArgumentException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Ends the collection.
   *
   * @throws InvalidSettingsException with all that were found
   */
  public void throwIfAny() {
    if (!faults.isEmpty()) {
      throw new InvalidSettingsException(faults);
    }
  }
}
