package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.schema.result.Inspiration;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A run with its results so far.
 *
 * @param attempts in short, the newest first
 */
public record RunResults(
    RunSummary run,
    @Schema(
            description =
                "Whether the run is further than what is stored of it; the rest is on its way")
        boolean resultsPending,
    List<Inspiration> inspirations,
    List<StageOutput> stages,
    List<Card> cards,
    List<Attempt> attempts) {

  /** The same run with some of its cards. */
  public RunResults with(List<Card> some) {
    return new RunResults(run, resultsPending, inspirations, stages, some, attempts);
  }
}
