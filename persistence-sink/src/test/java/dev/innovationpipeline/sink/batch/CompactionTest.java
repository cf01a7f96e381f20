package dev.innovationpipeline.sink.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.Annotated;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventKey;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A rebuild from topics that are compacted writes what one from the whole topics writes. */
class CompactionTest {

  private static final Topics TOPICS = new Topics("");

  private record Place(String topic, String key) {}

  @Property
  void whatIsLeftIsWrittenTheSame(@ForAll("events") List<RunEvent> events) {
    assertThat(FactBatch.aggregate(compacted(events))).isEqualTo(FactBatch.aggregate(events));
  }

  /** Each fact says the same whenever it is repeated; notes and edits are in their order. */
  @Provide
  Arbitrary<List<RunEvent>> events() {
    return RandomEvents.lists(80)
        .map(CompactionTest::repeating)
        .map(CompactionTest::notesInOrder)
        .map(CompactionTest::editsInOrder);
  }

  private static List<RunEvent> repeating(List<RunEvent> events) {
    Map<String, RunEvent> facts = new HashMap<>();
    return events.stream().map(event -> facts.computeIfAbsent(event.id(), id -> event)).toList();
  }

  private static List<RunEvent> notesInOrder(List<RunEvent> events) {
    Deque<RunEvent> notes =
        new ArrayDeque<>(
            events.stream()
                .filter(CompactionTest::isNote)
                .sorted(Comparator.comparing(RunEvent::occurredAt))
                .toList());
    return events.stream().map(event -> isNote(event) ? notes.removeFirst() : event).toList();
  }

  private static boolean isNote(RunEvent event) {
    return event instanceof CardStarred || event instanceof Annotated;
  }

  /** As the ingest services append them: of one output or card, no version before a lower one. */
  private static List<RunEvent> editsInOrder(List<RunEvent> events) {
    Deque<RunEvent> edits =
        new ArrayDeque<>(
            events.stream()
                .filter(OutputEdited.class::isInstance)
                .sorted(Comparator.comparingInt(event -> ((OutputEdited) event).version()))
                .toList());
    return events.stream()
        .map(event -> event instanceof OutputEdited ? edits.removeFirst() : event)
        .toList();
  }

  private static List<RunEvent> compacted(List<RunEvent> events) {
    Map<Object, RunEvent> last = new LinkedHashMap<>();
    for (RunEvent event : events) {
      Topic topic = TOPICS.of(event);
      last.put(
          topic.isCompacted() ? new Place(topic.name(), EventKey.of(event)) : new Object(), event);
    }
    return List.copyOf(last.values());
  }
}
