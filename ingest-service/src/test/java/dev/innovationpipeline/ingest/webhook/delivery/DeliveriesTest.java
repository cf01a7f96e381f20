package dev.innovationpipeline.ingest.webhook.delivery;

import static dev.innovationpipeline.ingest.webhook.delivery.Messages.NOW;
import static dev.innovationpipeline.ingest.webhook.delivery.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.webhook.delivery.Delivery.State;
import dev.innovationpipeline.ingest.webhook.delivery.Delivery.Try;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

  private static final Try FAILED = new Try(NOW, 500, 1, "It answered with status 500.", null);
  private static final Try TAKEN = new Try(NOW, 200, 1, null, null);

  private final Deliveries deliveries = new Deliveries(4, 2);
  private long offset;

  @BeforeEach
  void assign() {
    deliveries.assign(0, 0);
    deliveries.read(0, 0);
  }

  @Test
  void sendsARunsMessagesOneAfterAnother() {
    record(message("a", "r", 2));
    record(message("a", "r", 1));
    Pending first = only(take());
    assertThat(first.delivery().rank()).isEqualTo(1);
    assertThat(take()).as("the first is being sent").isEmpty();
    end(first, first.delivery().after(TAKEN, State.DELIVERED, null));
    assertThat(only(take()).delivery().rank()).isEqualTo(2);
  }

  @Test
  void aFailingMessageHoldsBackItsOwnRunAlone() {
    record(message("a", "r", 1));
    record(message("a", "r", 2));
    Pending failing = only(take());
    record(message("a", "other", 1));
    record(message("b", "r", 1));
    end(failing, failing.delivery().after(FAILED, State.PENDING, NOW.plus(Duration.ofSeconds(5))));
    assertThat(take())
        .extracting(each -> each.delivery().line())
        .containsExactlyInAnyOrder("a/other", "b/r");
    assertThat(deliveries.nextDue()).contains(NOW.plusSeconds(5));
    assertThat(only(deliveries.take(NOW.plusSeconds(5))).delivery().tries()).isEqualTo(1);
  }

  @Test
  void theOldestMessageIsThatWhichIsNotFinished() {
    assertThat(deliveries.oldest()).isEmpty();
    record(message("a", "r", 1));
    Pending sent = only(take());
    assertThat(deliveries.oldest()).as("it is being sent").contains(NOW);
    end(sent, sent.delivery().after(TAKEN, State.DELIVERED, null));
    assertThat(deliveries.oldest()).isEmpty();
  }

  @Test
  void whatIsGivenUpHoldsNothingBack() {
    record(message("a", "r", 1));
    record(message("a", "r", 2));
    Pending first = only(take());
    end(first, first.delivery().after(FAILED, State.FAILED, null));
    assertThat(only(take()).delivery().rank()).isEqualTo(2);
  }

  @Test
  void sendsSoManyOfAnEndpointAtOnce() {
    for (int run = 0; run < 4; run++) {
      record(message("slow", "r" + run, 1));
    }
    record(message("other", "r", 1));
    assertThat(take())
        .extracting(each -> each.delivery().endpointId())
        .containsExactlyInAnyOrder("slow", "slow", "other");
    assertThat(deliveries.nextDue()).as("nothing waits for the time").isEmpty();
  }

  @Test
  void holdsSoManyOfAnEndpointAndReadsTheRestLater() {
    for (int run = 0; run < 10; run++) {
      record(message("a", "r" + run, 1));
    }
    record(message("b", "r", 1));
    assertThat(deliveries.needed(0, offset)).hasValue(0);
    assertThat(deliveries.withMore()).isEmpty();
    for (int sent = 0; sent < 2; sent++) {
      for (Pending each : take()) {
        end(each, each.delivery().after(TAKEN, State.DELIVERED, null));
      }
    }
    assertThat(deliveries.withMore()).containsExactly(0);
    assertThat(deliveries.readAgain(0, offset)).as("the first that was not held").isEqualTo(4);
    assertThat(take()).as("all is read first").isEmpty();
    for (int run = 4; run < 10; run++) {
      deliveries.record(0, run, message("a", "r" + run, 1).key(), message("a", "r" + run, 1));
    }
    deliveries.read(0, offset);
    assertThat(take()).hasSize(2);
    assertThat(deliveries.needed(0, offset)).hasValue(4);
  }

  @Test
  void isReadToItsEndBeforeAnythingIsSent() {
    deliveries.assign(1, 2);
    Delivery first = message("a", "r", 1);
    deliveries.record(1, 0, first.key(), first);
    deliveries.read(1, 1);
    assertThat(take()).isEmpty();
    Delivery delivered = first.after(TAKEN, State.DELIVERED, null);
    deliveries.record(1, 1, delivered.key(), delivered);
    deliveries.read(1, 2);
    assertThat(take()).as("it was delivered by a process that has died").isEmpty();
    assertThat(deliveries.needed(1, 2)).hasValue(2);
  }

  @Test
  void aRepetitionOfWhatIsFinishedIsPassedOver() {
    record(message("a", "r", 1));
    Pending first = only(take());
    end(first, first.delivery().after(TAKEN, State.DELIVERED, null));
    record(message("a", "r", 1));
    assertThat(take()).isEmpty();
    record(first.delivery().after(TAKEN, State.DELIVERED, null).again(NOW));
    assertThat(only(take()).delivery().tries()).isZero();
  }

  @Test
  void whatIsErasedWhileItIsSentIsErasedAgain() {
    record(message("a", "r", 1));
    Pending first = only(take());
    deliveries.record(0, offset++, first.delivery().key(), null);
    Delivery delivered = first.delivery().after(TAKEN, State.DELIVERED, null);
    assertThat(deliveries.sent(first, delivered, offset++)).isTrue();
    assertThat(deliveries.needed(0, offset)).hasValue(offset);
  }

  private void record(Delivery delivery) {
    deliveries.record(0, offset++, delivery.key(), delivery);
    deliveries.read(0, offset);
  }

  private List<Pending> take() {
    return deliveries.take(NOW);
  }

  private static Pending only(List<Pending> taken) {
    assertThat(taken).hasSize(1);
    return taken.getFirst();
  }

  private void end(Pending pending, Delivery newer) {
    assertThat(deliveries.sent(pending, newer, offset++)).isFalse();
  }
}
