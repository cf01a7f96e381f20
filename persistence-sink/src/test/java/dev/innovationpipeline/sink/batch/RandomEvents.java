package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.document.Place;
import dev.innovationpipeline.schema.event.Annotated.CardAnnotated;
import dev.innovationpipeline.schema.event.Annotated.RunAnnotated;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageCompleted.ProfileVersion;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.result.AnnotationKind;
import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.CardSource;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.EditedOutput;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Events of a few runs with a few attempts, in no order that could be. */
public final class RandomEvents {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00.000123Z");
  private static final int FORGETTING_IS_RARE = 60;

  private RandomEvents() {}

  public static Arbitrary<List<RunEvent>> lists(int max) {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.frequency(Tuple.of(4, 1), Tuple.of(2, 2), Tuple.of(1, 3)),
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(0, FORGETTING_IS_RARE),
            Arbitraries.integers().between(1, 40))
        .as(RandomEvents::event)
        .list()
        .ofMinSize(1)
        .ofMaxSize(max);
  }

  private static RunEvent event(int run, int attempt, int stage, int kind, int second) {
    RunContext context = context("run-" + run, attempt);
    Instant when = START.plusMillis(second * 700L);
    if (kind == FORGETTING_IS_RARE) {
      return new RunForgotten(context, when);
    }
    return switch (kind % 17) {
      case 0 -> new RunRequested(context, when);
      case 1 -> new StageStarted(context, stage, "processor-" + second, when);
      case 2 -> new StageRetryScheduled(context, stage, second % 4, "status", when, when);
      case 3 -> new RunFailed(context, stage, "code", "No " + second % 3, 3, usage(second), when);
      case 4 ->
          new RunCancelled(
              context, second % 2 == 0 ? null : stage, when, second % 3 == 0 ? true : null);
      case 5 -> new ReprocessRequested(context.next(when, context.options()), stage, when);
      case 12 -> review(context, second % 2 == 0);
      case 6, 7 -> new CardStarred(context, stage, second % 2 == 0, START.plusSeconds(second / 8));
      case 8, 9 -> edited(context, stage, second);
      case 10 ->
          new CardAnnotated(
              context,
              stage,
              second % 2 == 0 ? AnnotationKind.TAG : AnnotationKind.RATING,
              "name " + second % 3,
              second % 5 == 0 ? null : "\ttext \\N " + second / 8,
              second % 3 == 0 ? null : 1 + second / 8,
              "person",
              second % 4 == 0 ? "key" : null,
              START.plusSeconds(second / 8));
      case 11 ->
          new RunAnnotated(
              context("run-" + run, 1),
              second % 2 == 0 ? AnnotationKind.TAG : AnnotationKind.TITLE,
              second % 2 == 0 ? "tag" : null,
              second % 5 == 0 ? null : "text " + second / 8,
              "person",
              null,
              START.plusSeconds(second / 8));
      default ->
          completed(context, stage, when, isCopied(attempt, stage, second) ? 1 : null, second);
    };
  }

  /** A version has one content; a card of the last stage, else the whole output. */
  private static OutputEdited edited(RunContext context, int stage, int second) {
    int version = 1 + second / 4;
    String text = "\\edit \t " + version;
    EditedOutput output =
        switch (stage) {
          case 1 ->
              EditedOutput.ofInspirations(
                  text,
                  List.of(
                      new Inspiration("edited", "c", List.of("a, \"b\"")),
                      new Inspiration("two", "\\d", List.of())),
                  quotes(version));
          case 5 ->
              EditedOutput.ofCard(
                  new OpportunityCard(1 + second % 5, text, "e", "", "", "", "", "", true),
                  version % 2 == 0 ? null : checks(version).getFirst());
          default -> EditedOutput.ofProse(text);
        };
    return new OutputEdited(
        context,
        stage,
        version,
        output,
        "editor",
        version % 3 == 0 ? "key" : null,
        START.plusSeconds(version));
  }

  /** An attempt has one of each. */
  private static RunEvent review(RunContext run, boolean reminder) {
    int attempt = run.attempt();
    Instant when = START.plusSeconds(attempt);
    return reminder
        ? new Review.Reminded(run, attempt, when)
        : new Review.Decided(
            run,
            attempt,
            attempt == 1 ? Review.Decision.REJECTED : Review.Decision.CHANGES_REQUESTED,
            attempt == 1 ? null : "\t 'comment' \\N",
            attempt == 2 ? null : "user",
            when);
  }

  /** By what identifies the event: one identity and time never has two contents. */
  private static boolean isCopied(int attempt, int stage, int second) {
    return attempt > 1 && (stage + second) % 5 == 0;
  }

  public static StageCompleted completed(
      RunContext context, int stage, Instant when, @Nullable Integer copiedFrom, int salt) {
    return new StageCompleted(
        context,
        stage,
        result(stage, "# \\ \t text\nof attempt " + context.attempt() + ", " + salt, salt),
        "model",
        "v" + context.attempt(),
        null,
        usage(salt),
        copiedFrom == null ? usage(salt + 1) : Usage.NONE,
        when.minusSeconds(1),
        when,
        copiedFrom,
        degraded(stage, salt),
        null,
        stage == 4 && salt % 3 > 0 ? new ProfileVersion(salt % 7, "hash-" + salt) : null,
        copiedFrom == null ? null : new OutputEdited.Edit(1 + salt, "editor", null, when),
        null);
  }

  private static List<Degradation> degraded(int stage, int salt) {
    return salt % 4 == 0
        ? List.of(
            Degradation.fallbackCard(stage), new Degradation("of_a_later_version", "\t", null))
        : List.of();
  }

  public static RunContext context(String runId, int attempt) {
    RunContext first =
        new RunContext(
            runId, 1, "user", "company", "file:x", START, inBatch(RunOptions.DEFAULTS, runId));
    return attempt == 1
        ? first
        : new RunContext(
            runId,
            attempt,
            "user",
            "company",
            "file:x",
            START,
            inBatch(new RunOptions("model-" + attempt, null, BigDecimal.ONE, "job"), runId)
                .withReviewAfter(attempt == 3 ? List.of(2, 5) : null),
            START.plusSeconds(100L * attempt),
            PipelineVersion.FIRST);
  }

  /** Every other run belongs to a batch. */
  private static RunOptions inBatch(RunOptions options, String runId) {
    return runId.hashCode() % 2 == 0
        ? options.withBatch(new Batched("batch", 1, 1, 1, 2, null))
        : options;
  }

  private static Usage usage(int n) {
    return new Usage(n, 10L * n, 5L * n, BigDecimal.valueOf(n, 3));
  }

  private static StageResult result(int stage, String markdown, int salt) {
    return switch (stage) {
      case 1 ->
          new Inspirations(
              markdown,
              List.of(
                  new Inspiration("one " + salt, "c", List.of("a, \"b\"", "{c}")),
                  new Inspiration("two", "\\d", List.of())),
              null,
              salt % 3 == 0 ? null : quotes(salt));
      case 5 ->
          new OpportunityCards(
              markdown,
              IntStream.rangeClosed(1, 5)
                  .mapToObj(
                      number ->
                          new OpportunityCard(number, "t " + salt, "", "", "", "", "", "", true))
                  .toList(),
              null,
              salt % 3 == 0 ? null : checks(salt),
              salt % 3 == 1 ? null : sources(salt));
      default -> new Prose(markdown);
    };
  }

  private static List<Quote> quotes(int salt) {
    return IntStream.rangeClosed(1, salt % 4)
        .mapToObj(
            n ->
                n == 2
                    ? Quote.unverified("q2", 1, "\tnever " + salt)
                    : new Quote(
                        "q" + n,
                        n % 2 + 1,
                        "said \\N\n" + salt,
                        true,
                        "p1." + n,
                        0,
                        salt,
                        new Place(Place.Kind.SHEET, n, "{name}"),
                        0.9))
        .toList();
  }

  private static List<CardSource> sources(int salt) {
    return IntStream.rangeClosed(1, salt % 5)
        .mapToObj(
            card ->
                new CardSource(
                    card,
                    1,
                    CardSource.Basis.MODEL,
                    salt % 2 == 0 ? null : 3,
                    "principle, " + salt,
                    null,
                    List.of("q1", "q\"3"),
                    CardSource.Basis.LIKENESS))
        .toList();
  }

  private static List<CardCheck> checks(int salt) {
    return List.of(
        new CardCheck(
            1,
            List.of("brand " + salt),
            List.of(),
            List.of(new CardCheck.Length("title", salt, 1, 2)),
            List.of(new CardCheck.UnsourcedNumber("problem", salt + " %")),
            salt % 2 == 0 ? null : new CardCheck.Alike(2, 0.5)));
  }
}
