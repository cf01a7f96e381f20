package dev.innovationpipeline.platform.settings.check;

import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Checks the ports before Spring decides by them which beans there are, and would fail itself. */
final class PortCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final int MAX_PORT = 65_535;

  /**
   * @throws InvalidSettingsException when one is not a port
   */
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment environment = context.getEnvironment();
    List<String> faults = new ArrayList<>();
    for (String name : List.of("server.port", "management.server.port")) {
      new GroupCheck(name, faults)
          .check(Binder.get(environment), Integer.class)
          .filter(port -> port < -1 || port > MAX_PORT)
          .ifPresent(
              port ->
                  faults.add("%s must be at most %d, but is %d.".formatted(name, MAX_PORT, port)));
    }
    if (!faults.isEmpty()) {
      SettingNames names = new SettingNames(environment);
      throw new InvalidSettingsException(faults.stream().map(names::withVariable).toList());
    }
  }
}
