package dev.innovationpipeline.platform.settings.check;

import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The environment variables by which settings are set. */
final class SettingNames {

  private final Environment environment;

  SettingNames(Environment environment) {
    this.environment = environment;
  }

  /** The sentence with the variable before the property's name that it begins with. */
  String withVariable(String sentence) {
    int end = sentence.indexOf(' ');
    String name = end < 0 ? "" : sentence.substring(0, end);
    return name.indexOf('.') < 0 || !ConfigurationPropertyName.isValid(name)
        ? sentence
        : variable(name)
            .map(variable -> "%s (%s)%s".formatted(variable, name, sentence.substring(end)))
            .orElse(sentence);
  }

  private Optional<String> variable(String property) {
    ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
    return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
        .map(source -> Optional.ofNullable(source.getConfigurationProperty(name)))
        .flatMap(Optional::stream)
        .findFirst()
        .flatMap(SettingNames::variable);
  }

  private static Optional<String> variable(ConfigurationProperty found) {
    if (found.getOrigin() instanceof PropertySourceOrigin origin
        && origin.getPropertySource() instanceof SystemEnvironmentPropertySource) {
      return Optional.of(origin.getPropertyName());
    }
    String value = String.valueOf(found.getValue());
    if (!value.startsWith("${")) {
      return Optional.empty();
    }
    int end = 2;
    while (end < value.length()
        && (Character.isUpperCase(value.charAt(end)) || value.charAt(end) == '_')) {
      end++;
    }
    return end == 2 ? Optional.empty() : Optional.of(value.substring(2, end));
  }
}
