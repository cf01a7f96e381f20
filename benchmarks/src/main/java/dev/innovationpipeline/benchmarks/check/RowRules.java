package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.benchmarks.check.Finding.RowDiffers;
import dev.innovationpipeline.benchmarks.check.Finding.WrongCards;
import dev.innovationpipeline.benchmarks.check.StoredRows.Card;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.sink.batch.AttemptState;
import dev.innovationpipeline.sink.batch.Edit;
import dev.innovationpipeline.sink.batch.FactBatch;
import dev.innovationpipeline.sink.batch.Output;
import dev.innovationpipeline.sink.batch.Star;
import dev.innovationpipeline.sink.batch.VisibleOutputs;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether the rows of one run are what its events give, by the rules that the sink writes by. */
final class RowRules {

  private final RunEvents run;
  private final FactBatch facts;
  private final Map<Integer, Output.Key> visible;

  private RowRules(RunEvents run) {
    this.run = run;
    facts = FactBatch.aggregate(run.events().toList());
    Map<Integer, AttemptState> attempts = new HashMap<>();
    facts.attempts().forEach((key, state) -> attempts.put(key.attempt(), state));
    visible = VisibleOutputs.of(facts.outputs().keySet(), attempts);
  }

  static void check(RunEvents events, StoredRows rows, Consumer<Finding> findings) {
    RowRules rules = new RowRules(events);
    String runId = events.runId();
    compare("Run", runId, rules.run(), rows.runs().get(runId), findings);
    SortedMap<Integer, StoredRows.Output> outputs =
        rows.outputs().getOrDefault(runId, new TreeMap<>());
    compareEach("StageOutput", runId, rules.outputs(), outputs, findings);
    List<Card> stored =
        rows.cards().getOrDefault(runId, List.of()).stream()
            .sorted(Comparator.comparingInt(Card::number))
            .toList();
    compareEach("OpportunityCard", runId, byNumber(rules.cards()), byNumber(stored), findings);
    List<Integer> numbers = stored.stream().map(Card::number).toList();
    StoredRows.Run row = rows.runs().get(runId);
    if (row != null
        && row.status() == Status.COMPLETED
        && !numbers.equals(EventRules.cardNumbers())) {
      findings.accept(new WrongCards(runId, "the database", numbers.toString()));
    }
  }

  private StoredRows.@Nullable Run run() {
    return facts.attempts().values().stream()
        .reduce(AttemptState::merge)
        .map(StoredRows.Run::of)
        .orElse(null);
  }

  private SortedMap<Integer, StoredRows.Output> outputs() {
    SortedMap<Integer, StoredRows.Output> outputs = new TreeMap<>();
    visible.forEach(
        (stage, key) -> {
          Output output = Objects.requireNonNull(facts.outputs().get(key));
          outputs.put(
              stage,
              new StoredRows.Output(
                  key.attempt(), output.result().markdown(), output.model(), output.completedAt()));
        });
    return outputs;
  }

  private List<Card> cards() {
    return visible.values().stream()
        .flatMap(
            key ->
                digests(key).entrySet().stream()
                    .map(card -> card(key, card.getKey(), card.getValue())))
        .sorted(Comparator.comparingInt(Card::number))
        .toList();
  }

  private Card card(Output.Key key, int number, String digest) {
    Star star = facts.stars().get(new Star.Key(key.runId(), key.attempt(), number));
    Edit edit = facts.edits().get(new Edit.Key(key.runId(), key.attempt(), key.stage(), number));
    OpportunityCard edited = edit == null ? null : edit.output().card();
    return new Card(
        number,
        key.attempt(),
        star != null && star.starred(),
        edited == null ? digest : LoggedEvent.digest(edited));
  }

  /** Of the delivery that won, should there be several. */
  private Map<Integer, String> digests(Output.Key key) {
    Output winner = Objects.requireNonNull(facts.outputs().get(key));
    return run.logged().stream()
        .filter(
            logged ->
                logged.event() instanceof StageCompleted completed
                    && Output.of(completed).equals(winner))
        .findFirst()
        .<Map<Integer, String>>map(LoggedEvent::cards)
        .orElse(Map.of());
  }

  private static Map<Integer, Card> byNumber(List<Card> cards) {
    Map<Integer, Card> numbered = new TreeMap<>();
    cards.forEach(card -> numbered.put(card.number(), card));
    return numbered;
  }

  private static void compareEach(
      String table,
      String runId,
      Map<Integer, ?> expected,
      Map<Integer, ?> actual,
      Consumer<Finding> findings) {
    SortedSet<Integer> numbers = new TreeSet<>(expected.keySet());
    numbers.addAll(actual.keySet());
    for (int number : numbers) {
      compare(table + " " + number, runId, expected.get(number), actual.get(number), findings);
    }
  }

  private static void compare(
      String table,
      String runId,
      @Nullable Object expected,
      @Nullable Object actual,
      Consumer<Finding> findings) {
    if (!Objects.equals(expected, actual)) {
      findings.accept(
          new RowDiffers(runId, table, String.valueOf(expected), String.valueOf(actual)));
    }
  }
}
