package dev.innovationpipeline.ingest.problem;

import dev.innovationpipeline.schema.pipeline.Pipeline;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import org.jspecify.annotations.Nullable;

/** The field {@code pipeline_version} of requests. */
public final class PipelineVersionField {

  private static final String NAME = "pipeline_version";

  private PipelineVersionField() {}

  /** The version; null when absent, or wrong, which is then noted. */
  public static @Nullable Integer read(RequestFields fields) {
    Integer version = fields.optionalInteger(NAME);
    if (version != null && Pipelines.registered().find(version).isEmpty()) {
      fields.wrong(
          NAME,
          "must be one of "
              + Pipelines.registered().all().stream().map(Pipeline::version).toList());
      return null;
    }
    return version;
  }
}
