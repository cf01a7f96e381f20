package dev.innovationpipeline.schema.pipeline;

/**
 * The pipeline that a run began under, as every event of the run carries it. It has the number of
 * stages beside the version, so that no reader needs the registry to know when a run is complete.
 *
 * @param version its number in the registry, from 1
 * @param stages how many stages it has
 */
public record PipelineVersion(int version, int stages) {

  /** The version of events that carry none: they were written before there were versions. */
  public static final PipelineVersion FIRST = new PipelineVersion(1, 5);

  public PipelineVersion {
    if (version < 1 || stages < 1) {
      throw new IllegalArgumentException(
          "A pipeline's version and its number of stages are at least 1, but are %d and %d."
              .formatted(version, stages));
    }
  }

  /** Whether a run is complete with this stage. */
  public boolean isLast(int stage) {
    return stage == stages;
  }

  public boolean has(int stage) {
    return stage >= 1 && stage <= stages;
  }
}
