package dev.innovationpipeline.benchmarks.load;

import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * When the broker appended each event of each run, and from this the overhead of the system for a
 * stage: from the event before it to its call at the provider, and from the answer to its own
 * event. Retries between the two do not count.
 */
public final class Timeline {

  private final String label;
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<Integer, long[]> appendedMillis = new HashMap<>();
  private final Percentiles in = new Percentiles();
  private final Percentiles out = new Percentiles();
  private final Percentiles both = new Percentiles();
  private final Percentiles steps = new Percentiles();
  private final Gaps gaps = new Gaps();
  private int doubled;

  private Timeline(String label) {
    this.label = label;
  }

  public static Timeline read(
      String bootstrapServers, String label, List<ProviderClient.Calls> calls) {
    Timeline timeline = new Timeline(label);
    Topics names = new Topics("");
    List<Topic> topics = new ArrayList<>();
    topics.add(names.runRequested());
    Pipelines.registered().newest().stages().stream()
        .map(stage -> names.stageCompleted(stage.number()))
        .forEach(topics::add);
    for (Topic topic : topics) {
      timeline.positions.put(topic.name(), timeline.positions.size());
    }
    EventReading.readAll(bootstrapServers, topics, timeline::note);
    calls.forEach(timeline::measure);
    timeline.measureSteps(calls);
    return timeline;
  }

  /** From the event before the stage to its call at the provider. */
  public Percentiles in() {
    return in;
  }

  /** From the provider's answer to the event of the stage. */
  public Percentiles out() {
    return out;
  }

  /** The sum of the two, of each stage of each run. */
  public Percentiles both() {
    return both;
  }

  /** From the answer to a stage's question to the question of the next stage, at the provider. */
  public Percentiles steps() {
    return steps;
  }

  /** Between two events of a run, less the model's time. */
  public Gaps gaps() {
    return gaps;
  }

  /** The number of events that the log has more than once. */
  public int doubled() {
    return doubled;
  }

  private void note(ConsumerRecord<String, byte[]> event) {
    int run = Batch.numberOf(label, event.key());
    Integer position = positions.get(event.topic());
    if (run < 0 || position == null) {
      return;
    }
    long[] times =
        appendedMillis.computeIfAbsent(
            run, number -> new long[Pipelines.registered().newest().stages().size() + 1]);
    if (times[position] == 0) {
      times[position] = event.timestamp();
    } else {
      doubled++;
    }
  }

  private void measure(ProviderClient.Calls calls) {
    long[] times = appendedMillis.get(calls.run());
    if (times == null || calls.answeredMicros() == 0) {
      return;
    }
    long before = TimeUnit.MILLISECONDS.toMicros(times[calls.stage() - 1]);
    long after = TimeUnit.MILLISECONDS.toMicros(times[calls.stage()]);
    if (before > 0 && after > 0) {
      gaps.add(times[calls.stage() - 1], times[calls.stage()], calls.llmMicros());
      in.addMicros(calls.seenMicros() - before);
      out.addMicros(after - calls.answeredMicros());
      both.addMicros(calls.seenMicros() - before + after - calls.answeredMicros());
    }
  }

  private void measureSteps(List<ProviderClient.Calls> calls) {
    Map<Integer, Map<Integer, ProviderClient.Calls>> byRun = new HashMap<>();
    calls.forEach(
        call -> byRun.computeIfAbsent(call.run(), run -> new HashMap<>()).put(call.stage(), call));
    for (ProviderClient.Calls call : calls) {
      ProviderClient.Calls next = byRun.getOrDefault(call.run(), Map.of()).get(call.stage() + 1);
      if (call.answeredMicros() > 0 && next != null) {
        steps.addMicros(next.seenMicros() - call.answeredMicros());
      }
    }
  }
}
