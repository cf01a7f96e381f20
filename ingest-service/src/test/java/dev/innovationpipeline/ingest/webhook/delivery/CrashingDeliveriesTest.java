package dev.innovationpipeline.ingest.webhook.delivery;

import static dev.innovationpipeline.ingest.webhook.delivery.Messages.NOW;
import static dev.innovationpipeline.ingest.webhook.delivery.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.webhook.delivery.Delivery.State;
import dev.innovationpipeline.ingest.webhook.delivery.Delivery.Try;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Any course of failures and crashes: all is delivered, and a run's messages in their order. */
class CrashingDeliveriesTest {

  private static final int RUNS = 30;
  private static final int MESSAGES = 6;
  private static final int MAX_HELD = 10;

  @Property(tries = 200)
  void allIsDeliveredInOrder(@ForAll long seed) {
    Random random = new Random(seed);
    List<Delivery> log = new ArrayList<>();
    for (int rank = 0; rank < MESSAGES; rank++) {
      for (int run = 0; run < RUNS; run++) {
        log.add(message(run % 3 == 0 ? "dead" : "alive", "r" + run, rank));
      }
    }
    Map<String, Set<Integer>> received = new HashMap<>();
    long committed = 0;
    Instant now = NOW;
    boolean done = false;
    for (int life = 0; !done; life++) {
      assertThat(life).as("it comes to an end").isLessThan(1_000);
      Deliveries deliveries = new Deliveries(MAX_HELD, 3);
      deliveries.assign(0, log.size());
      long position = committed;
      int steps = life < 20 ? random.nextInt(60) : 100_000;
      for (int step = 0; step < steps && !done; step++) {
        for (int records = 0; records < 20 && position < log.size(); records++) {
          Delivery next = log.get((int) position);
          deliveries.record(0, position++, next.key(), next);
        }
        deliveries.read(0, position);
        List<Pending> taken = deliveries.take(now);
        for (Pending each : taken) {
          Delivery sent = each.delivery();
          boolean fails =
              sent.endpointId().equals("dead")
                  ? now.isBefore(NOW.plusSeconds(300))
                  : random.nextInt(100) < 30;
          if (!fails) {
            received.computeIfAbsent(sent.line(), line -> new LinkedHashSet<>()).add(sent.rank());
          }
          if (random.nextInt(50) == 0) {
            step = steps; // It dies between the request and the record.
            break;
          }
          Try made = new Try(now, fails ? 500 : 200, 1, fails ? "no" : null, null);
          log.add(
              fails
                  ? sent.after(made, State.PENDING, now.plusSeconds(5))
                  : sent.after(made, State.DELIVERED, null));
          deliveries.sent(each, log.getLast(), log.size() - 1L);
        }
        for (int partition : deliveries.withMore()) {
          position = deliveries.readAgain(partition, log.size());
        }
        if (random.nextBoolean()) {
          committed = deliveries.needed(0, position).orElseThrow();
        }
        done =
            taken.isEmpty()
                && position == log.size()
                && deliveries.nextDue().isEmpty()
                && deliveries.needed(0, position).orElseThrow() == position;
        now = now.plusSeconds(1);
      }
    }
    assertThat(received).hasSize(RUNS);
    assertThat(received.values())
        .allSatisfy(ranks -> assertThat(ranks).containsExactly(0, 1, 2, 3, 4, 5));
  }
}
