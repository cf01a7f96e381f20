package dev.innovationpipeline.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.innovationpipeline.testing.architecture.ArchitectureRules;
import org.springframework.jdbc.core.simple.JdbcClient;

@AnalyzeClasses(
    packages = "dev.innovationpipeline.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests RULES_OF_EVERY_MODULE = ArchTests.in(ArchitectureRules.class);

  @ArchTest
  static final ArchRule runsAndLibraryKnowTheStatusAndNotTheOtherWayRound =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("run")
          .definedBy("..ingest.run..")
          .layer("library")
          .definedBy("..ingest.library..")
          .layer("statistics")
          .definedBy("..ingest.statistics..")
          .layer("control")
          .definedBy("..ingest.control..")
          .layer("deadletter")
          .definedBy("..ingest.deadletter..")
          .layer("operations")
          .definedBy("..ingest.operations..")
          .layer("document")
          .definedBy("..ingest.document..")
          .layer("status")
          .definedBy("..ingest.status..")
          .layer("kafka")
          .definedBy("..ingest.kafka..")
          .whereLayer("control")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("deadletter")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("operations")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("run")
          .mayOnlyBeAccessedByLayers("library", "control", "deadletter")
          .whereLayer("library")
          .mayOnlyBeAccessedByLayers("statistics", "control", "operations")
          .whereLayer("statistics")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("document")
          .mayOnlyBeAccessedByLayers("control")
          .whereLayer("status")
          .mayOnlyBeAccessedByLayers("run", "library", "statistics", "control", "deadletter")
          .whereLayer("kafka")
          .mayOnlyBeAccessedByLayers("status", "statistics");

  @ArchTest
  static final ArchRule onlyTheLibraryKnowsTheDatabase =
      noClasses()
          .that()
          .resideOutsideOfPackage("..ingest.library..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

  @ArchTest
  static final ArchRule queriesKeepNoConnection =
      noClasses()
          .should()
          .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
          .because("its connection is held until the stream is closed; list().stream() is not");
}
