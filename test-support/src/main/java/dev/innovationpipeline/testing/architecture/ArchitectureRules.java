package dev.innovationpipeline.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/**
 * The structure of every module. A module applies all of it to its own package by {@code
 * ArchTests.in(ArchitectureRules.class)}; no rule has exceptions.
 */
public final class ArchitectureRules {

  static final String BASE = "dev.innovationpipeline.";

  private static final String COMPOSES = ".*(Configuration|Application)";
  private static final String BEANS = "org.springframework.beans.factory.";
  private static final String CONTEXT = "org.springframework.context.annotation.";

  @ArchTest
  public static final ArchRule packagesAreFreeOfCycles =
      slices().matching(BASE + "(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  public static final ArchRule modulesDependDownwards =
      classes().should(Modules.useOnlyTheModulesBelow());

  @ArchTest
  public static final ArchRule theSchemaKnowsNoFramework =
      noClasses()
          .that()
          .resideInAPackage(BASE + "schema..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "org.apache.kafka.clients.admin..")
          .allowEmptyShould(true)
          .because("subscribers in other systems use it, too");

  @ArchTest
  public static final ArchRule onlyConfigurationsDeclareBeans =
      methods()
          .that()
          .areAnnotatedWith(CONTEXT + "Bean")
          .should()
          .beDeclaredInClassesThat()
          .haveNameMatching(COMPOSES)
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule configurationsAreCalledSo =
      classes()
          .that()
          .areAnnotatedWith(CONTEXT + "Configuration")
          .or()
          .areAnnotatedWith("org.springframework.boot.autoconfigure.AutoConfiguration")
          .should()
          .haveNameMatching(COMPOSES)
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule noLookupHidesACycleOfObjects =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "org\\.springframework\\.(beans\\.factory\\.Object(Provider|Factory)"
                  + "|context\\.annotation\\.Lazy)|jakarta\\.inject\\.Provider")
          .because("a bean that may be absent is an Optional parameter of its bean method");

  @ArchTest
  public static final ArchRule nothingIsInjectedIntoFields =
      noFields()
          .should()
          .beAnnotatedWith(BEANS + "annotation.Autowired")
          .orShould()
          .beAnnotatedWith(BEANS + "annotation.Value")
          .orShould()
          .beAnnotatedWith("jakarta.inject.Inject")
          .orShould()
          .beAnnotatedWith("jakarta.annotation.Resource")
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule noTimerDropsATaskThatThrows =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(BASE + "platform.process.PeriodicTasks")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(Timer|concurrent\\.Scheduled(ExecutorService|ThreadPoolExecutor))"
                  + "|org\\.springframework\\.scheduling\\..*")
          .allowEmptyShould(true)
          .because("PeriodicTasks logs the failure of a task and runs it again");

  @ArchTest
  public static final ArchRule packagesAreNullMarked = classes().should(Packages.beNullMarked());

  private ArchitectureRules() {}

  /** At most 16 top-level classes. */
  @ArchTest
  public static void packagesAreSmall(JavaClasses classes) {
    Violations.none("packages of at most 16 classes", Packages.tooLarge(classes));
  }

  /** At most 300 lines, tests included. */
  @ArchTest
  public static void filesAreShort(JavaClasses classes) {
    Violations.none("source files of at most 300 lines", SourceFiles.tooLong(classes));
  }

  /** A new constant or subtype must fail the build wherever it is not dealt with. */
  @ArchTest
  public static void switchesOverOurTypesHaveNoDefault(JavaClasses classes) {
    Violations.none(
        "no default in switches over our own enums and sealed types", SwitchDefaults.in(classes));
  }

  /** Java's engine backtracks, and texts from outside choose how long. */
  @ArchTest
  public static void regularExpressionsAreReviewed(JavaClasses classes) {
    Violations.none(
        "regular expressions that are known to take linear time",
        RegularExpressions.notReviewed(classes));
  }

  /** Fails when one of the texts is a string literal in more than one source file. */
  public static void spelledOnce(Set<String> texts, JavaClasses classes) {
    Violations.none("names spelled in one file", Spellings.repeated(texts, classes));
  }
}
