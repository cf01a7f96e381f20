package dev.innovationpipeline.schema.pipeline;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The registry of pipeline versions. */
public final class Pipelines {

  private static final Pipelines REGISTERED =
      new Pipelines(
          ServiceLoader.load(PipelineProvider.class, PipelineProvider.class.getClassLoader())
              .stream()
              .flatMap(provider -> provider.get().pipelines().stream())
              .toList());

  private final NavigableMap<Integer, Pipeline> versions = new TreeMap<>();
  private final int maxStages;

  Pipelines(List<Pipeline> pipelines) {
    for (Pipeline pipeline : pipelines) {
      if (versions.put(pipeline.version(), pipeline) != null) {
        throw new IllegalStateException(
            "Pipeline version %d is registered twice.".formatted(pipeline.version()));
      }
    }
    if (versions.isEmpty()) {
      throw new IllegalStateException("No pipeline is registered.");
    }
    maxStages = pipelines.stream().mapToInt(pipeline -> pipeline.stages().size()).max().orElse(0);
  }

  /** All versions on the class path. */
  public static Pipelines registered() {
    return REGISTERED;
  }

  /** The version that new runs begin under. */
  public Pipeline newest() {
    return versions.lastEntry().getValue();
  }

  /** Empty for a version that a newer release wrote. */
  public Optional<Pipeline> find(int version) {
    return Optional.ofNullable(versions.get(version));
  }

  /** Empty when the version is unknown or has no such stage. */
  public Optional<Stage> stage(PipelineVersion pipeline, int number) {
    return find(pipeline.version()).flatMap(known -> known.stage(number));
  }

  /** The title that people read; of an unknown stage its number. */
  public String title(PipelineVersion pipeline, int number) {
    return stage(pipeline, number).map(Stage::title).orElse("Stage " + number);
  }

  /** The largest number of stages of any version. */
  public int maxStages() {
    return maxStages;
  }

  /** The numbers from 1 to {@link #maxStages}. */
  public Stream<Integer> stageNumbers() {
    return IntStream.rangeClosed(1, maxStages).boxed();
  }

  /** All versions, oldest first. */
  public List<Pipeline> all() {
    return List.copyOf(versions.values());
  }
}
