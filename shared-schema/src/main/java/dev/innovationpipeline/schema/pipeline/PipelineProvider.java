package dev.innovationpipeline.schema.pipeline;

import java.util.List;

/** Registers versions of the pipeline; found by {@link java.util.ServiceLoader}. */
public interface PipelineProvider {

  List<Pipeline> pipelines();
}
