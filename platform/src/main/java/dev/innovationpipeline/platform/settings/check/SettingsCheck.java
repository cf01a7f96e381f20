package dev.innovationpipeline.platform.settings.check;

import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.env.Environment;

/** Reads every group of our settings before anything starts, and fails with all their faults. */
final class SettingsCheck implements BeanFactoryPostProcessor {

  private static final String OURS = "dev.innovationpipeline.";

  private final Environment environment;

  SettingsCheck(Environment environment) {
    this.environment = environment;
  }

  /**
   * @throws InvalidSettingsException with one sentence a fault
   */
  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    List<String> faults = new ArrayList<>();
    Binder binder = Binder.get(environment);
    groups(beans).forEach((type, group) -> new GroupCheck(group, faults).check(binder, type));
    new GroupCheck("spring.kafka.bootstrap-servers", faults)
        .check(binder, Bindable.listOf(String.class))
        .ifPresent(servers -> BootstrapServers.check(servers, faults));
    if (!faults.isEmpty()) {
      SettingNames names = new SettingNames(environment);
      throw new InvalidSettingsException(
          faults.stream().distinct().map(names::withVariable).toList());
    }
  }

  private static Map<Class<?>, String> groups(ConfigurableListableBeanFactory beans) {
    Map<Class<?>, String> groups = new LinkedHashMap<>();
    groups.put(TopicSettings.class, "pipeline.topics");
    for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
      Class<?> type = beans.getType(name, false);
      if (type != null && type.getName().startsWith(OURS)) {
        groups.put(
            type,
            Objects.requireNonNull(
                    AnnotationUtils.findAnnotation(type, ConfigurationProperties.class))
                .value());
      }
    }
    return groups;
  }
}
