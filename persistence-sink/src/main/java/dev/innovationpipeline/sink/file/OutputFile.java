package dev.innovationpipeline.sink.file;

import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.StageCompleted.ProfileVersion;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.wire.ResultJson;
import dev.innovationpipeline.sink.batch.Output;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An {@link Output} as its file has it: the result lies flat among the other fields. */
record OutputFile(
    Output.Key key,
    String markdown,
    @Nullable ResultJson json,
    String model,
    String promptVersion,
    Usage usage,
    Instant startedAt,
    Instant completedAt,
    @Nullable Integer copiedFromAttempt,
    @Nullable List<Degradation> degraded,
    @Nullable ProfileVersion profile,
    OutputEdited.@Nullable Edit edited) {

  static OutputFile of(Output output) {
    return new OutputFile(
        output.key(),
        output.result().markdown(),
        ResultJson.of(output.result()),
        output.model(),
        output.promptVersion(),
        output.usage(),
        output.startedAt(),
        output.completedAt(),
        output.copiedFromAttempt(),
        Degradation.orNull(output.degraded()),
        output.profile(),
        output.edited());
  }

  Output output() {
    return new Output(
        key,
        ResultJson.result(markdown, json, null),
        model,
        promptVersion,
        usage,
        startedAt,
        completedAt,
        copiedFromAttempt,
        Objects.requireNonNullElse(degraded, List.of()),
        profile,
        edited);
  }
}
