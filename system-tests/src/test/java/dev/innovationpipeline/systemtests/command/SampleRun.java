package dev.innovationpipeline.systemtests.command;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.cli.run.Submission;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.SampleDocument;

/** The bundled sample, submitted and watched as {@code ./pipeline demo} does. */
public final class SampleRun {

  private SampleRun() {}

  public static int exitCode(LocalPipeline pipeline, String runId) throws Exception {
    return new Submission(SampleDocument.file().toString(), "lactalis-canada", "it", runId)
        .follow(new PipelineClient(pipeline.serverUrl()), true);
  }
}
