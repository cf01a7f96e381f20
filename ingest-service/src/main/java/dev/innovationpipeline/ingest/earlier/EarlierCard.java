package dev.innovationpipeline.ingest.earlier;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A card of an earlier run that says nearly the same. */
record EarlierCard(
    @Schema(example = "01a20b79-8ba2-7422-8121-ad8d298e4711") String runId,
    @Schema(description = "Its number in that run", example = "2") int card,
    @Schema(example = "Beatrice: Known by Name") String title,
    @Schema(description = "Of the words of the two, 0 to 1; 0.45 is the least", example = "0.83")
        double likeness,
    Instant createdAt) {}
