package dev.innovationpipeline.schema.wire;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.testing.architecture.ArchitectureRules;

@AnalyzeClasses(
    packages = "dev.innovationpipeline.schema",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests RULES_OF_EVERY_MODULE = ArchTests.in(ArchitectureRules.class);

  private static final String ROOT = "dev.innovationpipeline.schema";

  @ArchTest
  static final ArchRule theModuleNeedsNoFramework =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "..",
              "java.io..",
              "java.lang..",
              "java.math..",
              "java.nio.charset..",
              "java.security..",
              "java.time..",
              "java.util..",
              "javax.crypto..",
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
              ROOT + ".document..",
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
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      ROOT + ".event..",
                      ROOT + ".document..",
                      ROOT + ".pipeline..",
                      ROOT + ".run..",
                      "java..",
                      "org.jspecify.annotations..")
                  .or(type(Degradation.class)));

  @ArchTest
  static final ArchRule theWireKnowsEventsAndNotTheStateMadeOfThem =
      classes()
          .that()
          .resideInAPackage("..schema.wire..")
          .should()
          .onlyDependOnClassesThat(not(resideInAPackage(ROOT + ".run..")));
}
