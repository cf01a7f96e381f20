package dev.innovationpipeline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.local.found.LocalModel;
import dev.innovationpipeline.local.model.OfflineModel;
import dev.innovationpipeline.schema.wire.WireJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of this machine that was chosen answers all calls. */
class LocalModelIT {

  @Test
  void aModelThatWasChosenAnswersAndTheOfflineModelIsSilent(@TempDir Path directory)
      throws Exception {
    try (OfflineModel server = OfflineModel.start();
        LocalPipeline pipeline =
            LocalPipeline.start(
                new LocalSettings(
                    directory.resolve("data"),
                    0,
                    0,
                    0,
                    false,
                    false,
                    false,
                    new LocalModel(server.baseUrl(), "llama3.3")))) {
      assertThat(pipeline.modelName()).isEqualTo("llama3.3 at " + server.baseUrl());
      PipelineClient client = new PipelineClient(pipeline.serverUrl());
      Path document =
          Files.writeString(
              directory.resolve("report.txt"), "People refill jars at home. They like it.");
      client.start(
          WireJson.MAPPER
              .createObjectNode()
              .put("run_id", "local")
              .put("blob_url", client.upload(document))
              .put("company_id", "lactalis-canada")
              .put("user_id", "it"));
      await()
          .atMost(Duration.ofMinutes(3))
          .untilAsserted(
              () ->
                  assertThat(client.status("local").map(status -> status.path("status")))
                      .hasValueSatisfying(
                          status -> assertThat(status.asString()).isEqualTo("COMPLETED")));
      assertThat(server.calls()).isEqualTo(5);
      assertThat(pipeline.offlineModel().calls()).isZero();
    }
  }
}
