package dev.innovationpipeline.systemtests.deploy;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.innovationpipeline.systemtests.deploy.SettingsFile.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.PropertyResolver;
import org.yaml.snakeyaml.Yaml;

/**
 * {@code .env.example} has every setting that the services read, with its default, and no other.
 */
class SettingsFileTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern INTERPOLATED = Pattern.compile("\\$\\{([A-Z_]+):-([^}]*)}");

  /** Compose itself, the JVM, and Spring Boot's own reading of OpenTelemetry's variables. */
  private static final Set<String> READ_BY_OTHERS =
      Set.of("COMPOSE_PROFILES", "JDK_JAVA_OPTIONS", "OTEL_EXPORTER_OTLP_ENDPOINT");

  private final List<ServiceSettings> services = ServiceSettings.ofAll();
  private final SettingsFile file;
  private final Map<String, String> composed;

  SettingsFileTest() throws IOException {
    file = SettingsFile.read(ROOT.resolve(".env.example"));
    composed =
        INTERPOLATED
            .matcher(Files.readString(ROOT.resolve("docker-compose.yml")))
            .results()
            .collect(
                Collectors.toMap(
                    found -> found.group(1), found -> found.group(2), (one, other) -> one));
  }

  @Test
  void hasEverySettingOnceWithASentence() {
    Set<String> read = new TreeSet<>(composed.keySet());
    services.forEach(service -> read.addAll(service.variables()));
    assertThat(read).hasSizeGreaterThan(50);
    assertThat(file.entries()).extracting(Entry::name).doesNotHaveDuplicates().containsAll(read);
    assertThat(file.entries())
        .allSatisfy(
            entry -> assertThat(entry.explanation()).as(entry.name()).matches("[A-Zp].{15,}\\."));
  }

  @Test
  void hasNoneThatNobodyReads() {
    Set<String> read = new HashSet<>(composed.keySet());
    services.forEach(service -> read.addAll(service.variables()));
    read.addAll(READ_BY_OTHERS);
    Predicate<String> spring = SpringProperties.known();
    assertThat(file.entries())
        .extracting(Entry::name)
        .allMatch(name -> read.contains(name) || spring.test(name));
    assertThat(spring.test("PIPELINE_LLM_MAXINFLIHGT")).isFalse();
    assertThat(spring.test("SPRING_KAFKA_SSL_TRUSTSTORELOKATION")).isFalse();
  }

  @Test
  void showsTheDefaults() {
    Map<String, Object> shown =
        file.entries().stream()
            .filter(entry -> !entry.active() && !entry.value().isEmpty())
            .collect(Collectors.toMap(Entry::name, Entry::value));
    for (ServiceSettings service : services) {
      assertThat(service.bound(shown)).as(service.service()).isEqualTo(service.bound(Map.of()));
    }
    for (Entry entry : file.entries()) {
      if (!entry.active()) {
        assertThat(defaultsOf(entry.name())).as(entry.name()).isSubsetOf(shownFor(entry));
      }
    }
  }

  @Test
  void composeAndKubernetesSetNothingElse() throws IOException {
    Set<String> known =
        file.entries().stream().map(Entry::name).collect(Collectors.toCollection(TreeSet::new));
    Set<String> set = new TreeSet<>();
    for (Object service : composedServices().values()) {
      if (((Map<?, ?>) service).get("build") != null
          && ((Map<?, ?>) service).get("environment") instanceof Map<?, ?> environment) {
        environment.keySet().forEach(name -> set.add(String.valueOf(name)));
      }
    }
    for (String manifest : List.of("settings.yaml", "secret.example.yaml")) {
      Map<String, Map<String, String>> content =
          new Yaml().load(Files.readString(ROOT.resolve("deploy/kubernetes").resolve(manifest)));
      content.getOrDefault("data", Map.of()).keySet().forEach(set::add);
      content.getOrDefault("stringData", Map.of()).keySet().forEach(set::add);
    }
    assertThat(set).hasSizeGreaterThan(8).isSubsetOf(known);
  }

  private static Map<?, ?> composedServices() throws IOException {
    Map<String, Object> compose =
        new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
    return (Map<?, ?>) Objects.requireNonNull(compose.get("services"));
  }

  /** Those that differ from service to service are told in the sentence. */
  private static Set<String> shownFor(Entry entry) {
    Set<String> shown = new HashSet<>(Set.of(entry.value()));
    Pattern.compile("\\d+")
        .matcher(entry.explanation())
        .results()
        .forEach(n -> shown.add(n.group()));
    return shown;
  }

  private Set<String> defaultsOf(String variable) {
    Set<String> defaults = new HashSet<>();
    services.stream()
        .map(service -> service.defaultsOfShortNames().get(variable))
        .filter(Objects::nonNull)
        .forEach(defaults::add);
    if (defaults.isEmpty() && composed.containsKey(variable)) {
      defaults.add(composed.get(variable));
    }
    return defaults;
  }

  /** Else the comparison above would not see them. */
  @Test
  void servicesReadSettingsByTheirRecordsAlone() {
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                "dev.innovationpipeline.schema",
                "dev.innovationpipeline.platform",
                "dev.innovationpipeline.ingest",
                "dev.innovationpipeline.processor",
                "dev.innovationpipeline.sink");
    noClasses()
        .should()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Value.class)
        .orShould()
        .callMethodWhere(target(owner(assignableTo(PropertyResolver.class))))
        .check(classes);
  }
}
