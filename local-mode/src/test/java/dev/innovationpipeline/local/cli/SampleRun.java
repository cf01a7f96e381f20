package dev.innovationpipeline.local.cli;

import dev.innovationpipeline.local.LocalPipeline;

/** The bundled sample, submitted and watched as {@code ./pipeline demo} does. */
public final class SampleRun {

  private SampleRun() {}

  public static int exitCode(LocalPipeline pipeline, String runId) throws Exception {
    return new Submission(DemoCommand.sample().toString(), "lactalis-canada", "it", runId)
        .follow(new PipelineClient(pipeline.serverUrl()), true);
  }
}
