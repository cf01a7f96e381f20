package dev.innovationpipeline.processor.engine.consumer;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.budget.Budgets;
import dev.innovationpipeline.processor.engine.task.RecordTrace;
import dev.innovationpipeline.processor.engine.task.StageTasks;
import dev.innovationpipeline.processor.engine.task.TaskResult;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** All stages of the pipeline, with answers that say what they were made from; it counts calls. */
final class SimulatedStages {

  static final Topics TOPICS = new Topics("");

  private static final Duration UNLIMITED = Duration.ofDays(100_000);

  private final Instant now;
  private final Map<String, Integer> calls = new HashMap<>();
  private int startedFromTheLog;

  SimulatedStages(Instant now) {
    this.now = now;
  }

  /** How often each stage of each run was called. */
  Collection<Integer> calls() {
    return calls.values();
  }

  int repeatedCalls() {
    return calls.values().stream().mapToInt(count -> count - 1).sum();
  }

  int startedFromTheLog() {
    return startedFromTheLog;
  }

  /** The stages in one process. */
  StageTasks tasks() {
    return new StageTasks(
        Pipelines.registered().stageNumbers().collect(Collectors.toSet()),
        Pipelines.registered().newest().stages().stream()
            .map(Stage::key)
            .map(this::handler)
            .toList(),
        (call, model, listener) ->
            question -> {
              throw new AssertionError("no stage here asks a model");
            },
        TOPICS,
        new StageTasks.Limits(UNLIMITED, UNLIMITED, UNLIMITED),
        new StageTasks.Clients(
            "p",
            "g",
            silent(),
            () -> {
              throw new AssertionError("no signals here");
            }),
        counting(),
        Budgets.NONE,
        new SimpleMeterRegistry(),
        TimeSource.of(InstantSource.fixed(now)));
  }

  private RecordTrace counting() {
    return new RecordTrace() {
      @Override
      public TaskResult follow(
          int stage, ConsumerRecord<String, byte[]> message, RecordTrace.Task task)
          throws InterruptedException {
        startedFromTheLog += message.offset() >= 0 ? 1 : 0;
        return task.perform();
      }

      @Override
      public void mark(ProducerRecord<String, byte[]> output) {}
    };
  }

  private StageHandler handler(String key) {
    return new StageHandler() {
      @Override
      public String key() {
        return key;
      }

      @Override
      public StageOutput perform(
          RunContext run, @Nullable StageCompleted previous, Conversation llm) {
        calls.merge(run.runId() + " " + key, 1, Integer::sum);
        String before = previous == null ? "" : ((StageResult.Prose) previous.result()).markdown();
        return new StageOutput(new StageResult.Prose(before + " > " + key), "model", "v1");
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static Producer<String, byte[]> silent() {
    return (Producer<String, byte[]>)
        Proxy.newProxyInstance(
            Producer.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (self, method, arguments) -> null);
  }
}
