package dev.innovationpipeline.testing;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.innovationpipeline.testing.architecture.ArchitectureRules;

/** Of the embedded servers, too: their module lies below this one and cannot use its rules. */
@AnalyzeClasses(
    packages = {"dev.innovationpipeline.testing", "dev.innovationpipeline.embedded"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests RULES_OF_EVERY_MODULE = ArchTests.in(ArchitectureRules.class);
}
