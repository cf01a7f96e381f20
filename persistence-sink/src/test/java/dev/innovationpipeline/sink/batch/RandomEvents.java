package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
    Stage at = Stage.of(stage);
    Instant when = START.plusMillis(second * 700L);
    if (kind == FORGETTING_IS_RARE) {
      return new RunForgotten(context, when);
    }
    return switch (kind % 12) {
      case 0 -> new RunRequested(context, when);
      case 1 -> new StageStarted(context, at, "processor-" + second, when);
      case 2 -> new StageRetryScheduled(context, at, second % 4, "status", when, when);
      case 3 -> new RunFailed(context, at, "code", "No " + second % 3, 3, usage(second), when);
      case 4 -> new RunCancelled(context, second % 2 == 0 ? null : at, when);
      case 5 -> new ReprocessRequested(context.next(when, context.options()), at, when);
      case 6, 7 -> new CardStarred(context, stage, second % 2 == 0, START.plusSeconds(second / 8));
      default -> completed(context, at, when, attempt > 1 && kind % 12 == 8 ? 1 : null, second);
    };
  }

  public static StageCompleted completed(
      RunContext context, Stage stage, Instant when, @Nullable Integer copiedFrom, int salt) {
    return new StageCompleted(
        context,
        stage,
        "# \\ \t text\nof attempt " + context.attempt() + ", " + salt,
        json(stage, salt),
        "model",
        "v" + context.attempt(),
        usage(salt),
        copiedFrom == null ? usage(salt + 1) : Usage.NONE,
        when.minusSeconds(1),
        when,
        copiedFrom);
  }

  public static RunContext context(String runId, int attempt) {
    RunContext first =
        new RunContext(runId, 1, "user", "company", "file:x", START, RunOptions.DEFAULTS);
    return attempt == 1
        ? first
        : new RunContext(
            runId,
            attempt,
            "user",
            "company",
            "file:x",
            START,
            new RunOptions("model-" + attempt, null, BigDecimal.ONE, "job"),
            START.plusSeconds(100L * attempt));
  }

  private static Usage usage(int n) {
    return new Usage(n, 10L * n, 5L * n, BigDecimal.valueOf(n, 3));
  }

  private static JsonNode json(Stage stage, int salt) {
    JsonMapper mapper = JsonMapper.shared();
    return switch (stage) {
      case INSPIRATION_EXTRACTION ->
          mapper.readTree(
              """
              {"inspirations": [{"title": "one %d", "content": "c", "key_elements": ["a, \\"b\\"", "{c}"]},
                {"title": "two", "content": "\\\\d", "key_elements": []}]}
              """
                  .formatted(salt));
      case OPPORTUNITY_GENERATION -> mapper.readTree("{\"cards\": [" + cards(salt) + "]}");
      default -> mapper.readTree("{\"n\": 1.50}");
    };
  }

  private static String cards(int salt) {
    StringBuilder cards = new StringBuilder();
    for (int number = 1; number <= 5; number++) {
      cards
          .append(number > 1 ? "," : "")
          .append("{\"number\": %d, \"title\": \"t %d\"}".formatted(number, salt));
    }
    return cards.toString();
  }
}
