package dev.innovationpipeline.sink.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.schema.document.Place;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.CardCheck.UnsourcedNumber;
import dev.innovationpipeline.schema.result.CardSource;
import dev.innovationpipeline.schema.result.CardSource.Basis;
import dev.innovationpipeline.schema.result.EditedOutput;
import dev.innovationpipeline.schema.result.Evidence;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.sink.batch.FactBatch;
import dev.innovationpipeline.sink.batch.FactStore.RefusedException;
import dev.innovationpipeline.sink.batch.RandomEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import tools.jackson.databind.JsonNode;

/** Any order, any number of deliveries, any way of batching: the same files. */
class FileRecorderTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @SuppressWarnings("NullAway.Init")
  private Path root;

  @BeforeTry
  void begin() throws IOException {
    root = Files.createTempDirectory("files");
  }

  @AfterTry
  void end() {
    AtomicFiles.delete(root);
  }

  @Property(tries = 60)
  void filesAreAFunctionOfTheEvents(@ForAll("events") List<RunEvent> events, @ForAll Random random)
      throws IOException {
    record(root.resolve("a"), events);
    List<RunEvent> shuffled = new ArrayList<>(events);
    shuffled.addAll(events);
    Collections.shuffle(shuffled, random);
    int from = 0;
    while (from < shuffled.size()) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(12));
      record(root.resolve("b"), shuffled.subList(from, to));
      from = to;
    }

    assertThat(files(root.resolve("b"))).isEqualTo(files(root.resolve("a")));
  }

  @Example
  void filesAreWhereTheSeedHadThem() throws IOException {
    RunEvent one = RandomEvents.completed(RandomEvents.context("run-1", 1), 1, NOW, null, 1);
    RunEvent five = RandomEvents.completed(RandomEvents.context("run-1", 1), 5, NOW, null, 1);
    record(root, List.of(one, five));

    assertThat(files(root))
        .containsKeys(
            "run-1/run.json",
            "run-1/stage1/inspirations.json",
            "run-1/stage1/output.md",
            "run-1/stage5/cards.json",
            "run-1/stage5/output.md");
    assertThat(Files.readString(root.resolve("run-1/run.json"))).contains("\"COMPLETED\"");

    record(root, List.of(new RunForgotten(RandomEvents.context("run-1", 1), NOW)));
    record(root, List.of(one));

    assertThat(files(root)).containsOnlyKeys(".forgotten/run-1");
  }

  @Example
  void aCompletedRunSaysWhatWasLost() throws IOException {
    int losing = 4;
    record(root, List.of(completed(1, 1, losing), completed(1, 5, losing + 1)));
    assertThat(runFile()).contains("\"degraded\"", "\"fallback_card\"", "\"card\" : 1");

    record(root, List.of(completed(2, 4, losing)));
    assertThat(runFile()).as("attempt 2 is not complete").doesNotContain("degraded");

    record(root, List.of(completed(2, 1, losing + 1), completed(2, 5, losing + 1)));
    assertThat(runFile()).contains("\"card\" : 4").doesNotContain("\"card\" : 1");
  }

  /** As the tables {@code evidence} and {@code card_evidence} have it. */
  @Example
  void filesCarryTheEvidenceOfTheRun() throws IOException {
    Quote quote = new Quote("q1", 2, "Slow is new.", true, "p3.1", 7, 19, Place.BEGINNING, 0.93);
    Quote lie = Quote.unverified("q2", 1, "Invented.");
    StageCompleted one = RandomEvents.completed(RandomEvents.context("run-1", 1), 1, NOW, null, 1);
    StageCompleted five = RandomEvents.completed(RandomEvents.context("run-1", 1), 5, NOW, null, 1);
    Inspirations inspirations = (Inspirations) one.result();
    OpportunityCards cards = (OpportunityCards) five.result();
    CardSource source =
        new CardSource(
            1, 2, Basis.MODEL, 3, "Give time back", Basis.MODEL, List.of("q1"), Basis.MODEL);
    CardCheck check =
        new CardCheck(
            1,
            List.of("Slow Leaf"),
            List.of(),
            List.of(),
            List.of(new UnsourcedNumber("problem", "9 %")),
            null);
    record(
        root,
        List.of(
            with(
                one,
                Inspirations.resting(
                    inspirations.markdown(), inspirations.inspirations(), List.of(quote, lie))),
            with(
                five,
                cards
                    .checked(List.of(check))
                    .resting(new Evidence(List.of("p3.1"), List.of("q1")), List.of(source)))));

    JsonNode first = json("run-1/stage1/inspirations.json");
    assertThat(WireJson.MAPPER.treeToValue(first.path("quotes"), Quote[].class))
        .containsExactly(quote, lie);
    JsonNode last = json("run-1/stage5/cards.json");
    assertThat(WireJson.MAPPER.treeToValue(last.path("sources"), CardSource[].class))
        .containsExactly(source);
    assertThat(WireJson.MAPPER.treeToValue(last.path("checks"), CardCheck[].class))
        .containsExactly(check);
  }

  private static StageCompleted with(StageCompleted event, StageResult result) {
    return new StageCompleted(
        event.run(),
        event.stage(),
        result,
        event.model(),
        event.promptVersion(),
        event.promptHash(),
        event.usage(),
        event.runUsage(),
        event.startedAt(),
        event.occurredAt(),
        event.copiedFromAttempt(),
        event.degraded(),
        event.document(),
        event.profile(),
        event.edited(),
        event.shared());
  }

  private JsonNode json(String file) throws IOException {
    return WireJson.MAPPER.readTree(Files.readString(root.resolve(file)));
  }

  @Example
  void anEditedCardIsShownWithThatOfTheModelBesideIt() throws IOException {
    OpportunityCard card =
        new OpportunityCard(2, "By a person", "t", "p", "s", "w", "g", "q", true);
    OutputEdited edit =
        new OutputEdited(
            RandomEvents.context("run-1", 1),
            5,
            1,
            EditedOutput.ofCard(card, null),
            "editor",
            null,
            NOW);
    record(root, List.of(edit));
    record(root, List.of(completed(1, 5, 1)));
    JsonNode cards =
        WireJson.MAPPER
            .readTree(Files.readString(root.resolve("run-1/stage5/cards.json")))
            .path("cards");
    assertThat(cards.get(1).path("title").asString()).isEqualTo("By a person");
    assertThat(cards.get(1).path("edited").path("by").asString()).isEqualTo("editor");
    assertThat(cards.get(1).path("model").path("title").asString()).isEqualTo("t 1");
    assertThat(cards.get(0).has("edited")).isFalse();
  }

  private static RunEvent completed(int attempt, int stage, int salt) {
    return RandomEvents.completed(RandomEvents.context("run-1", attempt), stage, NOW, null, salt);
  }

  private String runFile() throws IOException {
    return Files.readString(root.resolve("run-1/run.json"));
  }

  @Example
  void noRunIdLeadsOutOfTheDirectory() throws IOException {
    Path inner = root.resolve("inner");
    for (String id :
        List.of("../x", "..", ".", "/etc/x", "a/b", "a\u0000b", ".epoch", "ä", "%2E")) {
      record(inner, List.of(RandomEvents.completed(RandomEvents.context(id, 1), 2, NOW, null, 1)));
    }

    try (Stream<Path> written = Files.list(root)) {
      assertThat(written).containsExactly(inner);
    }
    assertThat(files(inner).keySet().stream().filter(name -> name.endsWith("/run.json")))
        .as("one directory each, none in another")
        .hasSize(9)
        .allMatch(name -> name.split("/").length == 2);
    assertThatThrownBy(() -> RunDirectory.of(root, "x".repeat(256)))
        .isInstanceOf(RefusedException.class);
  }

  @Example
  void anEmptiedDirectoryHasAnotherGeneration() throws IOException {
    FileRecorder recorder = new FileRecorder(root.resolve("a"));
    String before = recorder.generation();
    assertThat(recorder.generation()).isEqualTo(before);
    AtomicFiles.delete(root.resolve("a"));

    assertThat(recorder.record(FactBatch.aggregate(List.of()), Set.of(), before)).isFalse();
    assertThat(recorder.generation()).isNotEqualTo(before);
  }

  @Provide
  Arbitrary<List<RunEvent>> events() {
    return RandomEvents.lists(40);
  }

  private static void record(Path directory, List<RunEvent> events) {
    FileRecorder recorder = new FileRecorder(directory);
    assertThat(recorder.record(FactBatch.aggregate(events), Set.of(0), recorder.generation()))
        .isTrue();
  }

  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(file).toString();
        if (!name.equals(".epoch")) {
          contents.put(name, Files.readString(file));
        }
      }
    }
    return contents;
  }
}
