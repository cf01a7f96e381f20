package dev.innovationpipeline.benchmarks.sink;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.wire.WireJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The events of a run that went well, with prose of the size that models write. */
final class SampleRun {

  /** For each run: it was requested, and each stage began and was completed. */
  static final int EVENTS = 1 + 2 * Stage.values().length;

  private static final int SHORTEST = 5_000;
  private static final int LONGEST = 15_000;
  private static final int FIELD = 300;
  private static final int CARDS = 5;
  private static final int WORDS = 4_000;
  private static final int RADIX = 36;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final SplittableRandom random;

  SampleRun(long seed) {
    random = new SplittableRandom(seed);
  }

  List<RunEvent> events(int number) {
    Instant requested = START.plusSeconds(number);
    RunContext run =
        new RunContext(
            "run-%08d".formatted(number),
            1,
            "user-" + number % 100,
            "company-" + number % 20,
            "https://documents.example/" + number,
            requested,
            RunOptions.DEFAULTS);
    List<RunEvent> events = new ArrayList<>(List.of(new RunRequested(run, requested)));
    Usage soFar = Usage.NONE;
    for (Stage stage : Stage.values()) {
      Instant begin = requested.plusSeconds(10L * stage.number());
      Usage usage = new Usage(1, 3_000, 2_000, BigDecimal.valueOf(39, 3));
      soFar = soFar.plus(usage);
      events.add(new StageStarted(run, stage, "processor-1", begin));
      events.add(
          new StageCompleted(
              run,
              stage,
              prose(SHORTEST + random.nextInt(LONGEST - SHORTEST)),
              json(stage),
              "anthropic/claude-sonnet-4.5",
              "v1",
              usage,
              soFar,
              begin,
              begin.plusSeconds(9)));
    }
    return events;
  }

  private @Nullable JsonNode json(Stage stage) {
    return switch (stage) {
      case INSPIRATION_EXTRACTION -> inspirations();
      case OPPORTUNITY_GENERATION -> cards();
      default -> null;
    };
  }

  private JsonNode inspirations() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    ArrayNode inspirations = json.putArray("inspirations");
    for (int i = 0; i < 2; i++) {
      ObjectNode inspiration = inspirations.addObject();
      inspiration.put("title", prose(FIELD / 5)).put("content", prose(5 * FIELD));
      inspiration.putArray("key_elements").add(prose(FIELD / 5)).add(prose(FIELD / 5));
    }
    return json;
  }

  private JsonNode cards() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    ArrayNode cards = json.putArray("cards");
    for (int number = 1; number <= CARDS; number++) {
      cards
          .addObject()
          .put("number", number)
          .put("title", prose(FIELD / 5))
          .put("tagline", prose(FIELD / 3))
          .put("problem", prose(FIELD))
          .put("solution", prose(FIELD))
          .put("why_now", prose(FIELD))
          .put("target_segment", prose(FIELD / 2))
          .put("quick_win", prose(FIELD));
    }
    return json;
  }

  /** Words of a fixed vocabulary, the first ones more often: compresses about as prose does. */
  private String prose(int length) {
    StringBuilder text = new StringBuilder(length + 8);
    while (text.length() < length) {
      int word = random.nextInt(1 + random.nextInt(WORDS));
      text.append(Integer.toString(word * 7_919 % 1_679_616 + 46_656, RADIX)).append(' ');
      if (word % 12 == 0) {
        text.append('\n');
      }
    }
    return text.toString();
  }
}
