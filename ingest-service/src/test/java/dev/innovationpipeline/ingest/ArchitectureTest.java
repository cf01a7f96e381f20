package dev.innovationpipeline.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.innovationpipeline.testing.architecture.ArchitectureRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

@AnalyzeClasses(
    packages = "dev.innovationpipeline.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests RULES_OF_EVERY_MODULE = ArchTests.in(ArchitectureRules.class);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.innovationpipeline.ingest.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule commandsKnowTheStatusAndNotTheOtherWayRound =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("topology")
          .definedBy("..ingest.status.topology..")
          .layer("view")
          .definedBy("..ingest.status.view..")
          .layer("streams of changes")
          .definedBy("..ingest.status.web..")
          .layer("run")
          .definedBy("..ingest.run..")
          .layer("cancellation")
          .definedBy("..ingest.cancellation..")
          .layer("reprocess")
          .definedBy("..ingest.reprocess..")
          .layer("erasure")
          .definedBy("..ingest.erasure..")
          .layer("results")
          .definedBy("..ingest.results..")
          .layer("statistics")
          .definedBy("..ingest.statistics..")
          .layer("deadletter")
          .definedBy("..ingest.deadletter..")
          .layer("operations")
          .definedBy("..ingest.operations..")
          .layer("document")
          .definedBy("..ingest.document..")
          .layer("key")
          .definedBy("..ingest.key..")
          .layer("identity")
          .definedBy("..ingest.identity..")
          .layer("access")
          .definedBy("..ingest.access..")
          .layer("passage")
          .definedBy("..ingest.passage..")
          .layer("kafka")
          .definedBy("..ingest.kafka..")
          .whereLayer("topology")
          .mayOnlyBeAccessedByLayers("view", "streams of changes")
          .whereLayer("view")
          .mayOnlyBeAccessedByLayers(
              "streams of changes",
              "run",
              "cancellation",
              "reprocess",
              "erasure",
              "results",
              "statistics",
              "deadletter",
              "access",
              "passage")
          .whereLayer("cancellation")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("document")
          .mayOnlyBeAccessedByLayers(
              "run", "erasure", "results", "streams of changes", "access", "passage")
          .whereLayer("key")
          .mayOnlyBeAccessedByLayers("identity")
          .whereLayer("identity")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("access")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("results")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("kafka")
          .mayOnlyBeAccessedByLayers("view", "streams of changes", "statistics", "operations")
          .whereLayer("streams of changes")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("run")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("reprocess")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("erasure")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("statistics")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("passage")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("deadletter")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("operations")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule beansHaveNoHiddenCycles =
      noClasses().should().dependOnClassesThat().areAssignableTo(ObjectProvider.class);

  @ArchTest
  static final ArchRule onlyReadersOfResultsKnowTheDatabase =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..ingest.database..",
              "..ingest.batch..",
              "..ingest.results..",
              "..ingest.evidence..",
              "..ingest.earlier..",
              "..ingest.edited..",
              "..ingest.reprocess..",
              "..ingest.statistics..",
              "..ingest.budget..",
              "..ingest.operations..",
              "..ingest.audit..",
              "..ingest.board..",
              "..ingest.note..",
              "..ingest.access..")
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
