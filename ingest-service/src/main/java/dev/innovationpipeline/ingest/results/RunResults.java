package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.schema.result.Inspiration;
import java.util.List;

/**
 * A run with its results so far.
 *
 * @param attempts in short, the newest first
 */
record RunResults(
    RunSummary run,
    List<Inspiration> inspirations,
    List<StageOutput> stages,
    List<Card> cards,
    List<Attempt> attempts) {}
