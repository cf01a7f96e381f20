package dev.innovationpipeline.systemtests.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.cli.PipelineCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup and its way back, by the commands that people have. */
class BackupIT {

  private static final int DAMAGED = 65;

  @TempDir Path directory;

  @Test
  void aRestoredPipelineHasItsCardsAndGoesOn() throws Exception {
    Path data = directory.resolve("data");
    Path backup = directory.resolve("backup");
    String cards;
    try (CommandedPipeline pipeline = CommandedPipeline.start(directory)) {
      pipeline.complete("kept");
      cards = pipeline.body("/runs/kept").path("cards").toString();
      assertThat(run("backup", backup, data)).as("while it runs").isEqualTo(1);
    }
    assertThat(run("backup", backup, data)).isZero();
    assertThat(run("backup", backup, data)).as("onto another").isEqualTo(1);
    assertThat(run("restore", backup, data)).as("onto data").isEqualTo(1);
    assertThat(run("restore", data, directory.resolve("other"))).as("no backup").isEqualTo(1);

    try (CommandedPipeline pipeline = CommandedPipeline.start(directory)) {
      pipeline.complete("younger");
    }
    assertThat(run("restore", backup, data, "--overwrite")).isZero();
    try (CommandedPipeline pipeline = CommandedPipeline.start(directory)) {
      assertThat(pipeline.body("/runs/kept").path("cards").toString()).isEqualTo(cards);
      assertThat(pipeline.body("/status/kept").path("status").asString()).isEqualTo("COMPLETED");
      assertThat(pipeline.client().get("/status/younger").status()).isEqualTo(404);
      pipeline.complete("new");
      assertThat(pipeline.run("reprocess", "kept", "--from-stage", "5", "--json")).isZero();
    }

    Path file = backup.resolve("postgres").resolve("data").resolve("PG_VERSION");
    Files.writeString(file, " ", StandardOpenOption.APPEND);
    assertThat(run("restore", backup, data, "--overwrite")).isEqualTo(DAMAGED);
    assertThat(data.resolve("kafka")).as("nothing was touched").exists();
  }

  private static int run(String command, Path backup, Path data, String... more) {
    List<String> all =
        new ArrayList<>(List.of(command, backup.toString(), "--data-dir", data.toString()));
    all.addAll(List.of(more));
    return PipelineCommand.line().execute(all.toArray(String[]::new));
  }
}
