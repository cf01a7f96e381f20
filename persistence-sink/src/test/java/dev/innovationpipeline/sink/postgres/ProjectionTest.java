package dev.innovationpipeline.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.sink.batch.AttemptState;
import dev.innovationpipeline.sink.batch.RandomEvents;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Any order, any number of deliveries, any way of batching: the same tables. */
class ProjectionTest {

  @SuppressWarnings("NullAway.Init")
  private static SinkDatabase database;

  @BeforeContainer
  static void start() throws Exception {
    database = SinkDatabase.start(Files.createTempDirectory("projection"));
    database.schema.ensure();
  }

  @AfterContainer
  static void stop() {
    database.close();
  }

  @Property(tries = 150)
  void tablesAreAFunctionOfTheEvents(
      @ForAll("events") List<RunEvent> events, @ForAll Random random) {
    database.empty();
    database.record(events);
    Map<String, String> inOneBatch = database.contents();
    assertThat(runs()).isEqualTo(expectedRuns(events));
    assertThat(outputs()).isEqualTo(expectedOutputs(events));
    assertThat(starred()).isEqualTo(expectedStars(events));
    assertThat(cards()).isEqualTo(expectedCards(events));
    assertThat(evidence()).isEqualTo(expectedEvidence(events));

    List<RunEvent> shuffled = new ArrayList<>();
    for (RunEvent event : events) {
      shuffled.addAll(Collections.nCopies(1 + random.nextInt(3), event));
    }
    Collections.shuffle(shuffled, random);
    database.empty();
    int from = 0;
    while (from < shuffled.size()) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(12));
      database.record(shuffled.subList(from, to));
      from = to;
    }
    assertThat(database.contents()).isEqualTo(inOneBatch);
  }

  @Provide
  Arbitrary<List<RunEvent>> events() {
    return RandomEvents.lists(60);
  }

  private static Map<String, Row> runs() {
    Map<String, Row> rows = new TreeMap<>();
    database.jdbc.query(
        Sql.RUNS.replace("= ANY (?)", "IS NOT NULL"),
        row -> {
          rows.put(row.getString("run_id"), StateRows.run(StateRows.read(row)));
        });
    return rows;
  }

  private static Map<String, Row> expectedRuns(List<RunEvent> events) {
    Map<String, RunStatus> folded = new TreeMap<>();
    ContractRows.remembered(events)
        .forEach(e -> folded.merge(e.run().runId(), RunStatus.of(e), RunStatus::merge));
    Map<String, Row> rows = new TreeMap<>();
    folded.forEach((run, status) -> rows.put(run, StateRows.run(AttemptState.of(status, null))));
    return rows;
  }

  /** Which attempt and text each stage shows, and how many losses. */
  private static Map<String, String> outputs() {
    Map<String, String> outputs = new TreeMap<>();
    database.jdbc.query(
        "SELECT \"runId\", \"stageNumber\", attempt, \"markdownOutput\","
            + " coalesce(jsonb_array_length(degraded), 0), profile->>'hash' FROM \"StageOutput\"",
        row -> {
          outputs.put(
              row.getString(1) + "/" + row.getInt(2),
              row.getInt(3)
                  + ": "
                  + row.getString(4)
                  + ", "
                  + row.getInt(5)
                  + ", "
                  + row.getString(6));
        });
    return outputs;
  }

  private static Map<String, String> expectedOutputs(List<RunEvent> events) {
    Map<String, String> outputs = new TreeMap<>();
    ContractRows.visible(events)
        .forEach(
            (key, e) ->
                outputs.put(
                    key,
                    "%d: %s, %d, %s"
                        .formatted(
                            e.run().attempt(),
                            e.result().markdown(),
                            e.degraded().size(),
                            e.profile() == null ? null : e.profile().hash())));
    return outputs;
  }

  private static Map<String, Boolean> starred() {
    Map<String, Boolean> starred = new TreeMap<>();
    database.jdbc.query(
        "SELECT \"runId\", number, starred FROM \"OpportunityCard\"",
        row -> {
          starred.put(row.getString(1) + "/" + row.getInt(2), row.getBoolean(3));
        });
    return starred;
  }

  private static Map<String, Boolean> expectedStars(List<RunEvent> events) {
    Map<String, Boolean> starred = new TreeMap<>();
    ContractRows.visible(events).values().stream()
        .filter(output -> output.run().pipeline().isLast(output.stage()))
        .forEach(
            output -> {
              for (int number = 1; number <= 5; number++) {
                starred.put(output.run().runId() + "/" + number, isStarred(events, output, number));
              }
            });
    return starred;
  }

  private static boolean isStarred(List<RunEvent> events, StageCompleted cards, int number) {
    return events.stream()
        .filter(CardStarred.class::isInstance)
        .map(CardStarred.class::cast)
        .filter(e -> e.run().runId().equals(cards.run().runId()))
        .filter(e -> e.run().attempt() == cards.run().attempt() && e.card() == number)
        .max(Comparator.comparing(CardStarred::occurredAt).thenComparing(CardStarred::starred))
        .map(CardStarred::starred)
        .orElse(false);
  }

  /** The title of each card, with the version of the edit that it shows. */
  private static Map<String, String> cards() {
    Map<String, String> cards = new TreeMap<>();
    database.jdbc.query(
        "SELECT \"runId\", number, title, \"editVersion\" FROM \"OpportunityCard\"",
        row -> {
          cards.put(
              row.getString(1) + "/" + row.getInt(2),
              row.getString(3) + ", " + row.getObject(4, Integer.class));
        });
    return cards;
  }

  private static Map<String, String> expectedCards(List<RunEvent> events) {
    Map<String, String> cards = new TreeMap<>();
    for (StageCompleted output : ContractRows.visible(events).values()) {
      if (output.result() instanceof OpportunityCards result) {
        for (OpportunityCard card : result.cards()) {
          cards.put(
              output.run().runId() + "/" + card.number(),
              newestEdit(events, output, card.number())
                  .map(edit -> "%s, %d".formatted(title(edit, card), edit.version()))
                  .orElse(card.title() + ", null"));
        }
      }
    }
    return cards;
  }

  private static String title(OutputEdited edit, OpportunityCard made) {
    OpportunityCard card = edit.output().card();
    return card == null ? made.title() : card.title();
  }

  private static Optional<OutputEdited> newestEdit(
      List<RunEvent> events, StageCompleted output, int card) {
    return events.stream()
        .filter(OutputEdited.class::isInstance)
        .map(OutputEdited.class::cast)
        .filter(e -> e.run().runId().equals(output.run().runId()))
        .filter(e -> e.run().attempt() == output.run().attempt())
        .filter(e -> e.stage() == output.stage() && e.output().cardNumber() == card)
        .max(Comparator.comparingInt(OutputEdited::version));
  }

  /** Of quotes and of cards, by what they belong to. */
  private static Map<String, String> evidence() {
    Map<String, String> rows = new TreeMap<>();
    database.jdbc.query(
        "SELECT run_id, attempt, quote, text, passage_end FROM evidence UNION ALL"
            + " SELECT run_id, attempt, 'card ' || card, quotes[2], principle FROM card_evidence",
        row -> {
          rows.put(
              row.getString(1) + "/" + row.getInt(2) + "/" + row.getString(3),
              row.getString(4) + row.getObject(5, Integer.class));
        });
    return rows;
  }

  /** Of each attempt, whichever is shown. */
  private static Map<String, String> expectedEvidence(List<RunEvent> events) {
    Map<String, StageCompleted> newest = new TreeMap<>();
    ContractRows.remembered(events).stream()
        .filter(StageCompleted.class::isInstance)
        .map(StageCompleted.class::cast)
        .forEach(
            e ->
                newest.merge(
                    attempt(e) + e.stage(),
                    e,
                    (a, b) -> a.occurredAt().isBefore(b.occurredAt()) ? b : a));
    Map<String, String> rows = new TreeMap<>();
    for (StageCompleted e : newest.values()) {
      if (e.result() instanceof Inspirations result && result.quotes() != null) {
        result.quotes().forEach(q -> rows.put(attempt(e) + q.id(), q.text() + q.end()));
      }
      if (e.result() instanceof OpportunityCards result && result.sources() != null) {
        result
            .sources()
            .forEach(
                s ->
                    rows.put(
                        attempt(e) + "card " + s.card(), s.quotes().getLast() + s.principle()));
      }
    }
    return rows;
  }

  private static String attempt(StageCompleted event) {
    return event.run().runId() + "/" + event.run().attempt() + "/";
  }
}
