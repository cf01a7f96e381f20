package dev.innovationpipeline.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.results.RunFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportSelectionTest {

  private final List<FieldError> errors = new ArrayList<>();

  @Test
  void manyNamesAreRefusedUnderTheirOwn() {
    List<String> numbers = Collections.nCopies(ExportSelection.MAX_NAMED + 1, "1");
    ExportSelection.ofRun("r", numbers, errors);
    ExportSelection.of(
        List.of("a"),
        Collections.nCopies(ExportSelection.MAX_NAMED, "r:1"),
        "cards",
        RunFilter.EVERYTHING,
        errors);
    assertThat(errors).extracting(FieldError::field).containsExactly("card", "cards");
  }

  @Test
  void asManyAsThereMayBeAreTaken() {
    ExportSelection.ofRun("r", Collections.nCopies(ExportSelection.MAX_NAMED, "1"), errors);
    assertThat(errors).isEmpty();
  }
}
