package dev.innovationpipeline.testing.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/** Rules that hold for every package. */
final class Packages {

  private static final int MAX_CLASSES = 16;

  private Packages() {}

  static ArchCondition<JavaClass> beNullMarked() {
    return new ArchCondition<>("be in a package whose package-info is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getPackageName() + " has no @NullMarked package-info"));
        }
      }
    };
  }

  static List<String> tooLarge(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
        .collect(groupingBy(JavaClass::getPackageName, TreeMap::new, counting()))
        .entrySet()
        .stream()
        .filter(size -> size.getValue() > MAX_CLASSES)
        .map(size -> size.getKey() + " has " + size.getValue() + " classes")
        .toList();
  }
}
