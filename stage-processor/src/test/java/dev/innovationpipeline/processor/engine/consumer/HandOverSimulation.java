package dev.innovationpipeline.processor.engine.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Processes of the engine on a log, with random schedules of polls, answers and commits, and for a
 * while with faults: aborts, rebalances, frozen processes and deaths.
 */
final class HandOverSimulation {

  private static final int PARTITIONS = 3;
  private static final int PROCESSES = 3;
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final EventCodec codec = new EventCodec(SimulatedStages.TOPICS, "/test");

  /** The end of a process in the middle of a transaction. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  private final Random random;
  private final boolean handOver;
  private final int disturbedSteps;
  private final SimulatedLog log = new SimulatedLog(PARTITIONS);
  private final List<SimulatedProcess> processes = new ArrayList<>();
  private final Set<SimulatedProcess> frozen = new HashSet<>();
  private final SimulatedStages stages = new SimulatedStages(NOW);
  private final List<TopicPartition> partitions;
  private final Set<String> approved = new HashSet<>();
  private int mayRepeat;
  private int disturbances;
  private @Nullable SimulatedProcess acting;
  private boolean leaving;

  HandOverSimulation(int runs, boolean handOver, Random random, int disturbedSteps) {
    this(runs, run -> null, handOver, random, disturbedSteps);
  }

  /**
   * @param reviewAfter the stages after which a run waits, by its number
   */
  HandOverSimulation(
      int runs,
      IntFunction<@Nullable List<Integer>> reviewAfter,
      boolean handOver,
      Random random,
      int disturbedSteps) {
    this.random = random;
    this.handOver = handOver;
    this.disturbedSteps = disturbedSteps;
    partitions =
        stages.tasks().topics().stream()
            .flatMap(
                topic -> IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic, p)))
            .toList();
    int members = disturbedSteps == 0 ? 1 : PROCESSES;
    IntStream.range(0, members).forEach(i -> processes.add(newProcess()));
    share();
    for (int run = 0; run < runs; run++) {
      log.append(
          codec.toRecord(
              new RunRequested(
                  new RunContext(
                      "run-" + run,
                      1,
                      "u",
                      "c",
                      "b",
                      NOW,
                      RunOptions.DEFAULTS.withReviewAfter(reviewAfter.apply(run))),
                  NOW)));
    }
  }

  /** Each event by its key, as a reader of committed records sees it. */
  Map<String, String> play() {
    disturbances = disturbedSteps;
    for (int step = 0; step < disturbedSteps; step++) {
      disturb();
      step();
      if (random.nextInt(20) == 0) {
        approve();
      }
    }
    disturbances = 0;
    List.copyOf(frozen).forEach(this::thaw);
    share();
    do {
      while (!isSettled()) {
        step();
      }
    } while (approve());
    Map<String, String> seen = new TreeMap<>();
    log.visible()
        .forEach(
            output ->
                assertThat(seen.put(output.topic() + " " + output.key(), text(output.value())))
                    .as("%s %s is there once", output.topic(), output.key())
                    .isNull());
    return seen;
  }

  /** A person approves of all that waits, once; true when there was any. */
  private boolean approve() {
    int before = approved.size();
    for (ProducerRecord<String, byte[]> output : log.visible()) {
      ConsumerRecord<String, byte[]> message =
          new ConsumerRecord<>(output.topic(), 0, 0, output.key(), output.value());
      output.headers().forEach(message.headers()::add);
      if (codec.toEvent(message) instanceof StageCompleted completed
          && completed.waitsForReview()
          && approved.add(completed.id())) {
        RunContext next = completed.run().next(NOW, completed.run().options());
        log.append(codec.toRecord(completed.copiedTo(next)));
      }
    }
    return approved.size() > before;
  }

  SimulatedStages stages() {
    return stages;
  }

  /** Results that were not committed when a process lost partitions. */
  int mayRepeat() {
    return mayRepeat;
  }

  private void step() {
    SimulatedProcess process = processes.get(random.nextInt(processes.size()));
    acting = process;
    try {
      switch (random.nextInt(4)) {
        case 0 -> process.partitions().forEach(process::poll);
        case 1 -> process.answer();
        case 2 -> process.commit();
        default -> {
          if (!process.partitions().isEmpty()) {
            process.poll(process.partitions().get(random.nextInt(process.partitions().size())));
          }
        }
      }
    } catch (Death e) {
      die(process);
    }
    if (leaving) {
      leaving = false;
      share();
    }
    processes.stream()
        .filter(each -> !frozen.contains(each))
        .forEach(this::assertThatEachRunIsAtMostTwoResultsAhead);
  }

  private void disturb() {
    switch (random.nextInt(60)) {
      case 0 -> die(processes.get(random.nextInt(processes.size())));
      case 1 -> share();
      case 2 -> freeze(processes.get(random.nextInt(processes.size())));
      case 3 -> List.copyOf(frozen).forEach(this::thaw);
      default -> {}
    }
  }

  private void fault(String step) {
    if (disturbances == 0) {
      return;
    }
    int dice = random.nextInt(120);
    if (dice == 0) {
      throw new Death();
    }
    if (dice < 5 && !step.equals("committed")) {
      throw new KafkaException("a fault at " + step);
    }
    if (dice == 5 && acting != null && !frozen.contains(acting)) {
      // The poll thread gives partitions away while the commit thread is in its transaction.
      mayRepeat += uncommitted(acting);
      acting.revoked(
          acting.partitions().stream().filter(partition -> random.nextBoolean()).toList());
      leaving = true;
    }
  }

  /** Its partitions go to others, and it does not know. */
  private void freeze(SimulatedProcess process) {
    if (frozen.size() + 1 < processes.size() && frozen.add(process)) {
      mayRepeat += uncommitted(process);
      share();
    }
  }

  private void thaw(SimulatedProcess process) {
    mayRepeat += uncommitted(process);
    process.revoked(process.partitions());
    frozen.remove(process);
  }

  private void die(SimulatedProcess process) {
    mayRepeat += uncommitted(process);
    process.abortOpenTransactions();
    processes.remove(process);
    frozen.remove(process);
    processes.add(newProcess());
    share();
  }

  private int uncommitted(SimulatedProcess process) {
    return Math.toIntExact(process.uncommitted().count());
  }

  /** A rebalance: each partition goes to a random member that hears of it. */
  private void share() {
    List<SimulatedProcess> members =
        processes.stream().filter(process -> !frozen.contains(process)).toList();
    Map<TopicPartition, SimulatedProcess> owners = new HashMap<>();
    partitions.forEach(
        partition -> owners.put(partition, members.get(random.nextInt(members.size()))));
    for (SimulatedProcess member : members) {
      List<TopicPartition> leaving =
          member.partitions().stream().filter(p -> owners.get(p) != member).toList();
      member.draining(leaving);
      for (int i = random.nextInt(6); i > 0 && disturbances > 0; i--) {
        member.answer();
      }
      mayRepeat += leaving.isEmpty() ? 0 : uncommitted(member);
      member.revoked(leaving);
    }
    var membership = log.rebalance();
    for (SimulatedProcess member : members) {
      member.joined(membership);
      member.assigned(
          partitions.stream()
              .filter(p -> owners.get(p) == member && !member.partitions().contains(p))
              .toList());
    }
  }

  private boolean isSettled() {
    for (SimulatedProcess process : processes) {
      boolean taken = false;
      for (TopicPartition partition : process.partitions()) {
        taken |= process.poll(partition);
      }
      if (taken || !process.isIdle()) {
        return false;
      }
    }
    return true;
  }

  private void assertThatEachRunIsAtMostTwoResultsAhead(SimulatedProcess process) {
    process
        .valid()
        .filter(work -> !work.outputs().isEmpty())
        .collect(
            Collectors.groupingBy(
                work -> work.outputs().getFirst().key().replaceFirst("#.*", ""),
                Collectors.counting()))
        .values()
        .forEach(count -> assertThat(count).isLessThanOrEqualTo(2));
  }

  private SimulatedProcess newProcess() {
    return new SimulatedProcess(log, stages.tasks(), PARTITIONS, handOver, random, this::fault);
  }

  private static String text(byte[] value) {
    return new String(value, UTF_8);
  }
}
