package dev.innovationpipeline.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationIdsTest {

  @ParameterizedTest
  @CsvSource({
    "GET, /runs, getRuns",
    "GET, /runs/{run_id}, getRunsByRunId",
    "GET, /runs/{run_id}/attempts/{attempt}, getRunsAttemptsByAttempt",
    "POST, /operations/rebuild-database, postOperationsRebuildDatabase",
    "GET, /schemas/{type}.v1.schema.json, getSchemasTypeV1SchemaJson",
  })
  void followFromMethodAndPath(String method, String path, String expected) {
    assertThat(OperationIds.name(method, path)).isEqualTo(expected);
  }

  @Test
  void noTwoAreAlike() throws IOException {
    List<String> names = new ArrayList<>();
    PublishedDescription.read()
        .path("paths")
        .forEach(
            path ->
                path.forEach(operation -> names.add(operation.path("operationId").asString(""))));

    assertThat(names).hasSizeGreaterThan(40).doesNotHaveDuplicates().doesNotContain("");
  }
}
