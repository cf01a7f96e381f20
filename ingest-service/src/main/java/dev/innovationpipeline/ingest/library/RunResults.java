package dev.innovationpipeline.ingest.library;

import java.util.List;

/**
 * A run and all that came of it so far.
 *
 * @param attempts in short, the newest first
 */
record RunResults(
    LibraryRun run,
    List<Inspiration> inspirations,
    List<StageResult> stages,
    List<Card> cards,
    List<Attempt> attempts) {}
