package dev.innovationpipeline.schema.wire;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
    packages = "dev.innovationpipeline.schema",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "dev.innovationpipeline.schema";

  @ArchTest
  static final ArchRule theModuleNeedsNoFramework =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "..",
              "java.lang..",
              "java.math..",
              "java.nio.charset..",
              "java.time..",
              "java.util..",
              "org.jspecify.annotations..",
              "org.apache.kafka.clients..",
              "org.apache.kafka.common..",
              "org.slf4j..",
              "com.fasterxml.jackson.annotation..",
              "tools.jackson..");

  @ArchTest
  static final ArchRule eventsKnowNeitherTheWireNorWhatIsMadeOfThem =
      classes()
          .that()
          .resideInAPackage("..schema.event..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              ROOT + ".event..",
              ROOT + ".pipeline..",
              ROOT + ".result..",
              "java..",
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule theStateOfARunIsMadeOfEventsAlone =
      classes()
          .that()
          .resideInAPackage("..schema.run..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              ROOT + ".event..",
              ROOT + ".pipeline..",
              ROOT + ".run..",
              "java..",
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule theWireKnowsEventsAndNotTheStateMadeOfThem =
      classes()
          .that()
          .resideInAPackage("..schema.wire..")
          .should()
          .onlyDependOnClassesThat(not(resideInAPackage(ROOT + ".run..")));

  /** Stages lie below the events and topics above, though both are in the root package. */
  @ArchTest
  static final ArchRule nothingDependsOnItself =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                  return SliceIdentifier.of(
                      type.getPackageName().equals(ROOT) ? topLevel(type) : type.getPackageName());
                }

                @Override
                public String getDescription() {
                  return "packages, and the classes of the root package";
                }
              })
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule everyPackageSaysWhatItIsAndThatNothingIsNull =
      classes()
          .should(
              new ArchCondition<>("be in a package that is @NullMarked by its package-info") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                  events.add(
                      new SimpleConditionEvent(
                          type,
                          marked,
                          type.getPackageName()
                              + (marked ? " is @NullMarked" : " has no @NullMarked package-info")));
                }
              });

  private static String topLevel(JavaClass type) {
    JavaClass result = type;
    while (result.getEnclosingClass().isPresent()) {
      result = result.getEnclosingClass().get();
    }
    return result.getName();
  }
}
