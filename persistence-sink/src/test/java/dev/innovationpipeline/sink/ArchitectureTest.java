package dev.innovationpipeline.sink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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

  private static final String[] STORES = {"..sink.postgres..", "..sink.file.."};

  @ArchTest
  static final ArchRule consumerAndStoresMeetInBatches =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("consume")
          .definedBy("..sink.consume..")
          .layer("postgres")
          .definedBy("..sink.postgres..")
          .layer("file")
          .definedBy("..sink.file..")
          .layer("batch")
          .definedBy("..sink.batch..")
          .whereLayer("consume")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("postgres")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("file")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("batch")
          .mayOnlyBeAccessedByLayers("consume", "postgres", "file");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("(dev.innovationpipeline.sink..)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule batchesKnowNoInfrastructure =
      noClasses()
          .that()
          .resideInAPackage("..sink.batch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule onlyPostgresKnowsSql =
      noClasses()
          .that()
          .resideInAnyPackage("..sink.batch..", "..sink.consume..", "..sink.file..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");

  @ArchTest
  static final ArchRule onlyTheConsumerKnowsKafka =
      noClasses()
          .that()
          .resideInAnyPackage(STORES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");
}
