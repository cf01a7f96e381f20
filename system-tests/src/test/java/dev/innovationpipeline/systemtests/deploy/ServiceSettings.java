package dev.innovationpipeline.systemtests.deploy;

import dev.innovationpipeline.platform.kafka.TopicSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The settings of one service: its records, and its YAML file that gives defaults and short names.
 */
record ServiceSettings(String service, List<Class<?>> records, Map<String, String> defaults) {

  /** What has no default. */
  private static final Map<String, Object> REQUIRED = Map.of("pipeline.security.mode", "local");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z_.-]+)(?::(.*))?}");

  static List<ServiceSettings> ofAll() {
    return List.of(
        of("ingest-service", "dev.innovationpipeline.ingest"),
        of("stage-processor", "dev.innovationpipeline.processor"),
        of("persistence-sink", "dev.innovationpipeline.sink"));
  }

  private static ServiceSettings of(String service, String basePackage) {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    Stream<Class<?>> found =
        scanner.findCandidateComponents(basePackage).stream()
            .map(
                type -> ClassUtils.resolveClassName(String.valueOf(type.getBeanClassName()), null));
    return new ServiceSettings(
        service,
        Stream.concat(Stream.of(TopicSettings.class), found).toList(),
        yaml(service + ".yml"));
  }

  private static Map<String, String> yaml(String file) {
    try {
      Map<String, String> values = new LinkedHashMap<>();
      for (PropertySource<?> source :
          new YamlPropertySourceLoader().load(file, new ClassPathResource(file))) {
        var properties = (EnumerablePropertySource<?>) source;
        for (String name : properties.getPropertyNames()) {
          values.put(name, String.valueOf(properties.getProperty(name)));
        }
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The environment variables it reads, those with a short name under that alone. */
  Set<String> variables() {
    Set<String> names = new TreeSet<>(shortNames().values().stream().map(Default::name).toList());
    records.stream()
        .flatMap(type -> properties(prefix(type), type))
        .filter(property -> !shortNames().containsKey(property))
        .map(ServiceSettings::variable)
        .forEach(names::add);
    return names;
  }

  /** The defaults of short names, by variable. */
  Map<String, String> defaultsOfShortNames() {
    Map<String, String> values = new LinkedHashMap<>();
    shortNames().values().forEach(value -> values.putIfAbsent(value.name(), value.value()));
    return values;
  }

  /** Each record as it is bound when the environment has these variables. */
  List<?> bound(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().stream()
        .map(PropertySource::getName)
        .toList()
        .forEach(environment.getPropertySources()::remove);
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    environment.getPropertySources().addLast(new MapPropertySource("yaml", Map.copyOf(defaults)));
    environment.getPropertySources().addLast(new MapPropertySource("required", REQUIRED));
    Binder binder = Binder.get(environment);
    return records.stream().map(type -> binder.bindOrCreate(prefix(type), type)).toList();
  }

  /** A default that another name may replace. */
  private record Default(String name, String value) {}

  private Map<String, Default> shortNames() {
    Map<String, Default> names = new LinkedHashMap<>();
    defaults.forEach(
        (property, value) -> {
          Matcher placeholder = PLACEHOLDER.matcher(value);
          if (placeholder.matches() && !defaults.containsKey(placeholder.group(1))) {
            String fallback = placeholder.group(2) == null ? "" : placeholder.group(2);
            names.put(property, new Default(variable(placeholder.group(1)), fallback));
          }
        });
    return names;
  }

  private static Stream<String> properties(String prefix, Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(component -> properties(prefix, component));
  }

  private static Stream<String> properties(String prefix, RecordComponent component) {
    String name =
        prefix + "." + nameOf(component).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return component.getType().isRecord() ? properties(name, component.getType()) : Stream.of(name);
  }

  /** Its own name, unless {@link Name} gives the setting another one. */
  private static String nameOf(RecordComponent component) {
    try {
      Name name =
          component
              .getDeclaringRecord()
              .getDeclaredField(component.getName())
              .getAnnotation(Name.class);
      return name == null ? component.getName() : name.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String prefix(Class<?> type) {
    ConfigurationProperties annotation =
        AnnotationUtils.findAnnotation(type, ConfigurationProperties.class);
    return annotation == null ? "pipeline.topics" : annotation.value();
  }

  /** As Spring Boot reads it: upper case, dots as underscores, hyphens left out. */
  static String variable(String property) {
    return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
