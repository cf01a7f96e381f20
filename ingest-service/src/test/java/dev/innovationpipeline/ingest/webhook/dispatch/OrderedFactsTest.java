package dev.innovationpipeline.ingest.webhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderedFactsTest {

  private static final Topics TOPICS = new Topics("");
  private static final Duration NO_WAIT = Duration.ZERO;

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final EventCodec codec = new EventCodec(TOPICS, "test");
  private final Map<TopicPartition, Long> written = new HashMap<>();
  private final OrderedFacts facts = new OrderedFacts(consumer, this::ends, TOPICS);

  @BeforeEach
  void assign() {
    List<TopicPartition> parts =
        OrderedFacts.topics(TOPICS).stream().map(topic -> new TopicPartition(topic, 0)).toList();
    consumer.assign(parts);
    consumer.updateBeginningOffsets(
        parts.stream().collect(Collectors.toMap(Function.identity(), part -> 0L)));
    parts.forEach(part -> written.put(part, 0L));
  }

  private Map<TopicPartition, Long> ends(Collection<TopicPartition> parts) {
    Map<TopicPartition, Long> ends =
        parts.stream().collect(Collectors.toMap(Function.identity(), written::get));
    return ends;
  }

  @Test
  void aStageIsNotToldOfBeforeTheOneBefore() throws Exception {
    RunContext run = Runs.run("r");
    Runnable visible = append(Runs.completed(run, 4));
    show(append(Runs.completed(run, 5)));
    // The topic of stage 4 is fetched later than that of stage 5.
    consumer.schedulePollTask(() -> {});
    consumer.schedulePollTask(visible);
    consumer.schedulePollTask(visible);
    assertThat(ids(facts.poll(NO_WAIT)))
        .containsExactly("r/1/stage-4/stage-completed", "r/1/stage-5/stage-completed");
  }

  @Test
  void whatComesMeanwhileIsToldOfNextTime() throws Exception {
    RunContext run = Runs.run("r");
    RunContext other = Runs.run("s");
    show(append(Runs.completed(run, 1)));
    Runnable slow = append(Runs.failed(other, 2));
    consumer.schedulePollTask(() -> {});
    consumer.schedulePollTask(slow);
    consumer.schedulePollTask(slow);
    assertThat(ids(facts.poll(NO_WAIT))).containsExactly("r/1/stage-1/stage-completed");
    assertThat(resumedAt("run-failed")).as("it is read again after a crash").isZero();
    assertThat(ids(facts.poll(NO_WAIT))).containsExactly("s/1/stage-2/run-failed");
    assertThat(resumedAt("run-failed")).isEqualTo(1);
  }

  private long resumedAt(String topic) {
    return facts.done().entrySet().stream()
        .filter(each -> each.getKey().topic().equals(topic))
        .mapToLong(each -> each.getValue().offset())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(List<Fact> found) {
    return found.stream().map(fact -> fact.event().id()).toList();
  }

  /** Appends an event that a fetch does not bring before the result is run. */
  private Runnable append(RunEvent event) {
    ProducerRecord<String, byte[]> made = codec.toRecord(event);
    TopicPartition part = new TopicPartition(made.topic(), 0);
    ConsumerRecord<String, byte[]> message =
        new ConsumerRecord<>(
            made.topic(), 0, written.getOrDefault(part, 0L), made.key(), made.value());
    made.headers().forEach(header -> message.headers().add(header));
    written.merge(part, 1L, Long::sum);
    return () -> show(message);
  }

  private final Set<ConsumerRecord<String, byte[]>> shown = new HashSet<>();

  private void show(ConsumerRecord<String, byte[]> message) {
    if (shown.add(message)) {
      consumer.addRecord(message);
    }
  }

  private static void show(Runnable message) {
    message.run();
  }
}
