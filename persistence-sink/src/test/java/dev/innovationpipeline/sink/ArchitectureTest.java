package dev.innovationpipeline.sink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.innovationpipeline.testing.architecture.ArchitectureRules;

@AnalyzeClasses(
    packages = "dev.innovationpipeline.sink",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests RULES_OF_EVERY_MODULE = ArchTests.in(ArchitectureRules.class);

  @ArchTest
  static final ArchRule storesKnowWhatIsReadAndNotTheOtherWayRound =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("application")
          .definedBy("dev.innovationpipeline.sink")
          .layer("store")
          .definedBy("..sink.store..")
          .layer("file")
          .definedBy("..sink.file..")
          .layer("batch")
          .definedBy("..sink.batch..")
          .layer("fact")
          .definedBy("..sink.fact..")
          .whereLayer("application")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("application")
          .whereLayer("file")
          .mayOnlyBeAccessedByLayers("application")
          .whereLayer("batch")
          .mayOnlyBeAccessedByLayers("application", "store", "file");

  @ArchTest
  static final ArchRule factsKnowNoInfrastructure =
      noClasses()
          .that()
          .resideInAPackage("..sink.fact..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule onlyTheStoreKnowsSql =
      noClasses()
          .that()
          .resideInAnyPackage("..sink.batch..", "..sink.fact..", "..sink.file..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

  @ArchTest
  static final ArchRule onlyTheReaderKnowsKafka =
      noClasses()
          .that()
          .resideInAnyPackage("..sink.store..", "..sink.file..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");
}
