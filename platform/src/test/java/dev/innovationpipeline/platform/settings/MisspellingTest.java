package dev.innovationpipeline.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisspellingTest {

  @ParameterizedTest
  @CsvSource({
    "runId, run_id, true",
    "run-id, run_id, true",
    "RUN_ID, run_id, true",
    "run_ids, run_id, true",
    "runn_id, run_id, true",
    "blob_uri, blob_url, true",
    "blobURL, blob_url, true",
    "comapny_id, company_id, true",
    "max_cost_us, max_cost_usd, true",
    "pipelineVersion, pipeline_version, true",
    "run, run_id, false",
    "user, user_id, false",
    "company, company_id, true",
    "url, blob_url, false",
    "file_name, blob_url, false",
    "created_at, company_id, false",
    "'', run_id, false",
  })
  void isAFewLettersAway(String name, String right, boolean misspelled) {
    assertThat(Misspelling.isOf(name, right)).isEqualTo(misspelled);
  }
}
