package dev.innovationpipeline.systemtests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.innovationpipeline", importOptions = DoNotIncludeTests.class)
class ModulesTest {

  private static final String BASE = "dev.innovationpipeline.";

  @ArchTest
  static final ArchRule nothingDependsOnLocalMode =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "local..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE + "local..");

  @ArchTest
  static final ArchRule servicesDoNotKnowEachOther =
      slices().matching(BASE + "(ingest|stages|sink)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule theWireKnowsNoService =
      noClasses()
          .that()
          .resideInAPackage(BASE + "schema..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BASE + "ingest..", BASE + "stages..", BASE + "sink..");
}
