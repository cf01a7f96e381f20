package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.run.RunProgress;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.text.ShownAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@link RunStatus} that the tables hold. Merging two of them gives what merging
 * their {@code RunStatus} gives, so that a row in the database is a state like any other.
 *
 * @param run the request; its times to the millisecond, without the cost cap
 * @param fromStage the first stage redone; null while unknown
 * @param usage tokens and money; calls are not kept
 */
public record AttemptState(
    RunContext run,
    RunProgress progress,
    int currentStage,
    @Nullable String errorCode,
    @Nullable String error,
    @Nullable Integer fromStage,
    Usage usage,
    @Nullable Instant completedAt,
    Instant updatedAt) {

  /** One attempt of one run. */
  public record Key(String runId, int attempt) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::runId).thenComparingInt(Key::attempt);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private static final Comparator<AttemptState> ORDER =
      Comparator.comparing(AttemptState::progress)
          .thenComparing(s -> Objects.requireNonNullElse(s.error(), ""))
          .thenComparing(s -> Objects.requireNonNullElse(s.errorCode(), ""))
          .thenComparing(s -> s.run().toString());

  public static AttemptState of(RunStatus status, @Nullable Integer fromStage) {
    return new AttemptState(
        asStored(status.run()),
        status.progress(),
        status.currentStage(),
        status.errorCode(),
        status.error(),
        fromStage,
        withoutCalls(status.usage()),
        completedAt(status),
        Milliseconds.of(status.updatedAt()));
  }

  public Key key() {
    return new Key(run.runId(), progress.attempt());
  }

  public Status status() {
    return progress.status(run.pipeline());
  }

  /** Of two attempts the newer, updated when either was; of one attempt what both know. */
  public AttemptState merge(AttemptState other) {
    AttemptState winner = ORDER.compare(this, other) >= 0 ? this : other;
    boolean same = progress.attempt() == other.progress.attempt();
    return new AttemptState(
        winner.run,
        winner.progress,
        same ? Math.max(currentStage, other.currentStage) : winner.currentStage,
        winner.errorCode,
        winner.error,
        same ? larger(fromStage, other.fromStage) : winner.fromStage,
        same ? usage.max(other.usage) : winner.usage,
        winner.status() == Status.COMPLETED
            ? same ? later(completedAt, other.completedAt) : winner.completedAt
            : null,
        updatedAt.isAfter(other.updatedAt) ? updatedAt : other.updatedAt);
  }

  /** When the last stage ended; a late event of the same attempt must not move it. */
  private static @Nullable Instant completedAt(RunStatus status) {
    if (status.status() != Status.COMPLETED) {
      return null;
    }
    return Optional.ofNullable(status.stages().get(status.run().pipeline().stages()))
        .map(StageProgress::endedAt)
        .map(Milliseconds::of)
        .orElse(null);
  }

  private static RunContext asStored(RunContext run) {
    RunOptions options = run.options();
    return new RunContext(
        run.runId(),
        run.attempt(),
        run.userId(),
        run.companyId(),
        ShownAddress.of(run.blobUrl()),
        Milliseconds.of(run.requestedAt()),
        new RunOptions(options.model(), options.promptVersion(), null, options.jobId()),
        Milliseconds.of(run.attemptRequestedAt()),
        run.pipeline());
  }

  private static Usage withoutCalls(Usage usage) {
    return new Usage(0, usage.promptTokens(), usage.completionTokens(), usage.costUsd());
  }

  private static @Nullable Integer larger(@Nullable Integer a, @Nullable Integer b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Math.max(a, b);
  }

  private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isAfter(b) ? a : b;
  }
}
