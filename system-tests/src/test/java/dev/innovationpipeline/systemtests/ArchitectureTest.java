package dev.innovationpipeline.systemtests;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.testing.architecture.ArchitectureRules;

/** Of all modules together. */
@AnalyzeClasses(
    packages = "dev.innovationpipeline",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeGenerated.class})
class ArchitectureTest {

  /** The Java client, which OpenAPI Generator writes. */
  static final class DoNotIncludeGenerated implements ImportOption {

    @Override
    public boolean includes(Location location) {
      return !location.contains("/dev/innovationpipeline/client/");
    }
  }

  @ArchTest static final ArchTests RULES_OF_EVERY_MODULE = ArchTests.in(ArchitectureRules.class);

  @ArchTest
  static void topicNamesAreSpelledOnce(JavaClasses classes) {
    ArchitectureRules.spelledOnce(
        new Topics("").all().stream().map(Topic::name).collect(toSet()), classes);
  }
}
