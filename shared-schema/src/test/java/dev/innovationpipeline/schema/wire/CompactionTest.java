package dev.innovationpipeline.schema.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.Annotated;
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
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.result.AnnotationKind;
import dev.innovationpipeline.schema.result.EditedOutput;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.utils.Utils;

/** What compaction, which keeps the last record of each key, makes of the topics. */
class CompactionTest {

  private static final Topics TOPICS = new Topics("");
  private static final EventCodec CODEC = new EventCodec(TOPICS, "/test");
  private static final Set<String> COMPACTED =
      Set.copyOf(TOPICS.events().stream().filter(Topic::isCompacted).map(Topic::name).toList());

  private record Place(String topic, String key) {}

  @Property
  void whatIsLeftFoldsToTheSameStates(@ForAll("events") List<RunEvent> events) {
    assertThat(states(compacted(events))).isEqualTo(states(events));
  }

  @Property
  void onlyRepetitionsGoAndEarlierStarsEditsAndNotes(@ForAll("events") List<RunEvent> events) {
    Set<String> left = new HashSet<>();
    compacted(events).forEach(event -> left.add(event.id()));
    assertThat(events)
        .filteredOn(
            event ->
                !(event instanceof CardStarred || event instanceof OutputEdited)
                    && !(event instanceof Annotated))
        .allSatisfy(event -> assertThat(left).contains(event.id()));
  }

  @Property
  void nothingIsLeftOfAForgottenRunButThatItIs(
      @ForAll("events") List<RunEvent> events, @ForAll @IntRange(max = 2) int run) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    events.forEach(event -> CODEC.toRecords(event).forEach(records::add));
    List<ProducerRecord<String, byte[]>> notes =
        records.stream()
            .filter(message -> message.topic().endsWith("-annotations"))
            .filter(message -> EventKey.runId(message.key()).equals(context(run, 1).runId()))
            .map(message -> EventCodec.tombstone(message.topic(), message.key()))
            .toList();
    records.addAll(notes);
    CODEC.toRecords(new RunForgotten(context(run, 3), Instant.EPOCH)).forEach(records::add);
    Map<Place, ProducerRecord<String, byte[]>> left = new HashMap<>();
    records.stream()
        .filter(message -> COMPACTED.contains(message.topic()))
        .forEach(message -> left.put(new Place(message.topic(), message.key()), message));
    assertThat(left.values())
        .filteredOn(message -> EventKey.runId(message.key()).equals(context(run, 1).runId()))
        .filteredOn(message -> message.value() != null)
        .extracting(ProducerRecord::topic)
        .containsExactly(TOPICS.runForgotten().name());
  }

  @Property
  void aRunIsInThePartitionOfItsId(
      @ForAll("runIds") String runId,
      @ForAll @IntRange(min = 1, max = 40) int partitions,
      @ForAll @IntRange(min = 1, max = 12) int attempt) {
    RunEvent event =
        new RunFailed(
            new RunContext(
                runId, attempt, "u", "c", "http://h/d", Instant.EPOCH, RunOptions.DEFAULTS),
            2,
            "code",
            "Sentence.",
            1,
            Usage.NONE,
            Instant.EPOCH);
    byte[] key = EventKey.of(event).getBytes(UTF_8);
    int expected = Utils.toPositive(Utils.murmur2(runId.getBytes(UTF_8))) % partitions;
    try (RunPartitioner partitioner = new RunPartitioner()) {
      assertThat(partitioner.partition("t", null, key, null, null, cluster(partitions)))
          .isEqualTo(expected);
    }
    assertThat(EventKey.runId(EventKey.of(event))).isEqualTo(runId);
  }

  @Provide
  Arbitrary<String> runIds() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .withChars("._-")
        .ofMinLength(1)
        .ofMaxLength(128);
  }

  /** Each fact says the same whenever it is repeated; the stars of a card are in order. */
  @Provide
  Arbitrary<List<RunEvent>> events() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(0, 55))
        .as(Fact::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(facts -> IntStream.range(0, facts.size()).mapToObj(i -> facts.get(i).at(i)).toList());
  }

  private record Fact(int run, int attempt, int stage, int kind) {

    RunEvent at(int position) {
      RunContext run = context(this.run, attempt);
      Instant when = Instant.EPOCH.plusSeconds(100L * attempt + 10L * stage);
      Usage usage = new Usage(stage, 10L * stage, 5L * stage, BigDecimal.valueOf(stage, 3));
      if (kind == 55) {
        return new RunForgotten(context(this.run, 3), Instant.EPOCH.plusSeconds(500));
      }
      return switch (kind % 14) {
        case 0 -> new RunRequested(run, Instant.EPOCH.plusSeconds(100L * attempt));
        case 1 -> new StageStarted(run, stage, "processor-" + position, when);
        case 2 -> new StageRetryScheduled(run, stage, position % 4, "Status 500.", when, when);
        case 3 -> new RunFailed(run, stage, "code", "Stage " + stage + ".", 3, usage, when);
        case 4 ->
            new RunCancelled(
                run, 1, Instant.EPOCH.plusSeconds(99L * attempt), attempt == 2 ? true : null);
        case 5 -> new ReprocessRequested(run, 2, Instant.EPOCH);
        case 10 -> new Review.Reminded(run, 3, Instant.EPOCH.plusSeconds(100L * attempt));
        case 11 ->
            new Review.Decided(
                run,
                3,
                Review.Decision.APPROVED,
                null,
                "user",
                Instant.EPOCH.plusSeconds(100L * attempt));
        case 6 ->
            new CardStarred(run, stage, position % 2 == 0, Instant.EPOCH.plusSeconds(position));
        case 7 ->
            new OutputEdited(run, stage, 1 + position, edited(stage, position), "user", null, when);
        case 8 ->
            new CardAnnotated(
                run,
                stage,
                AnnotationKind.TAG,
                "tag " + position % 3,
                position % 2 == 0 ? null : Annotated.PRESENT,
                null,
                "u",
                null,
                Instant.EPOCH.plusSeconds(position));
        case 9 ->
            new RunAnnotated(
                context(this.run, 1),
                AnnotationKind.TITLE,
                null,
                "title " + position,
                "u",
                null,
                Instant.EPOCH.plusSeconds(position));
        default ->
            new StageCompleted(
                run, stage, new Prose("# " + stage), "m", "v1", usage, usage, when, when);
      };
    }
  }

  private static EditedOutput edited(int stage, int position) {
    return stage == 5
        ? EditedOutput.ofCard(OpportunityCard.fallback(1 + position % 5), null)
        : EditedOutput.ofProse("# " + position);
  }

  private static RunContext context(int run, int attempt) {
    return new RunContext(
        "run-" + run,
        attempt,
        "user",
        "company",
        "http://h/d",
        Instant.EPOCH,
        RunOptions.DEFAULTS.withReviewAfter(attempt == 2 ? List.of(3, 5) : null),
        Instant.EPOCH.plusSeconds(100L * attempt),
        PipelineVersion.FIRST);
  }

  private static List<RunEvent> compacted(List<RunEvent> events) {
    Map<Object, RunEvent> last = new LinkedHashMap<>();
    for (RunEvent event : events) {
      ProducerRecord<String, byte[]> message = CODEC.toRecord(event);
      Object place =
          COMPACTED.contains(message.topic())
              ? new Place(message.topic(), message.key())
              : new Object();
      last.put(place, event);
    }
    return List.copyOf(last.values());
  }

  private static Map<String, RunStatus> states(Collection<RunEvent> events) {
    Map<String, RunStatus> states = new HashMap<>();
    events.forEach(
        event -> states.merge(event.run().runId(), RunStatus.of(event), RunStatus::merge));
    return states;
  }

  private static Cluster cluster(int partitions) {
    Node node = new Node(0, "localhost", 1);
    return new Cluster(
        "c",
        List.of(node),
        IntStream.range(0, partitions)
            .mapToObj(p -> new PartitionInfo("t", p, node, new Node[0], new Node[0]))
            .toList(),
        Set.of(),
        Set.of());
  }
}
