package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Work that the test holds up, lets fail, and counts, run by run. */
final class GatedWork implements StageHandler {

  private final String key;
  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
  private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

  GatedWork(String key) {
    this.key = key;
  }

  void close(String run) {
    gates.put(run, new CountDownLatch(1));
  }

  void open(String run) {
    CountDownLatch gate = gates.remove(run);
    if (gate != null) {
      gate.countDown();
    }
  }

  void openAll() {
    gates.keySet().forEach(this::open);
  }

  void fail(String run, Throwable failure) {
    failures.put(run, failure);
  }

  int performed(String run) {
    AtomicInteger count = counts.get(run);
    return count == null ? 0 : count.get();
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    counts.computeIfAbsent(run.runId(), r -> new AtomicInteger()).incrementAndGet();
    CountDownLatch gate = gates.get(run.runId());
    if (gate != null) {
      gate.await();
    }
    switch (failures.get(run.runId())) {
      case null -> {}
      case Error failure -> throw failure;
      case RuntimeException failure -> throw failure;
      case Throwable failure -> throw new AssertionError(failure);
    }
    return new StageOutput(new Prose("done"), "fake-model", "v1");
  }
}
