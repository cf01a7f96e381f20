package dev.innovationpipeline.testing.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** Which module may use which, by the first part of a package's name below ours. */
final class Modules {

  private static final Set<String> SERVICE = Set.of("schema", "platform");
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("schema", Set.of()),
          Map.entry("platform", Set.of("schema")),
          Map.entry("ingest", SERVICE),
          Map.entry("processor", SERVICE),
          Map.entry("sink", SERVICE),
          Map.entry("cli", Set.of("schema")),
          Map.entry("embedded", Set.of()),
          Map.entry("testing", Set.of("embedded")),
          Map.entry(
              "local",
              Set.of("schema", "platform", "ingest", "processor", "sink", "cli", "embedded")),
          Map.entry(
              "benchmarks",
              Set.of(
                  "schema", "platform", "ingest", "processor", "sink", "cli", "embedded", "local")),
          Map.entry(
              "systemtests",
              Set.of(
                  "schema",
                  "platform",
                  "ingest",
                  "processor",
                  "sink",
                  "cli",
                  "embedded",
                  "local",
                  "benchmarks",
                  "testing")));

  private Modules() {}

  static ArchCondition<JavaClass> useOnlyTheModulesBelow() {
    return new ArchCondition<>("use only the modules below their own") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (isOurs(target) && !mayUse(moduleOf(type), moduleOf(target))) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean mayUse(String module, String other) {
    Set<String> below = MAY_USE.get(module);
    if (below == null) {
      throw new AssertionError(
          "The module of the package " + module + " has no place yet; give it one in " + MODULES);
    }
    return module.equals(other) || below.contains(other);
  }

  private static final String MODULES = Modules.class.getName();

  static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(ArchitectureRules.BASE);
  }

  private static String moduleOf(JavaClass type) {
    return type.getPackageName().substring(ArchitectureRules.BASE.length()).split("\\.", 2)[0];
  }
}
