package dev.innovationpipeline.schema.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchedStatusTest {

  private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
  private static final Topics TOPICS = new Topics("");
  private static final RunContext FIRST = run(1, null);
  private static final RunContext SECOND = run(2, 3);

  @Test
  void aRunAwaitsOthersUntilItsNextAttempt() {
    RunStatus status = RunStatus.of(new RunRequested(SECOND, NOW));
    assertThat(status.awaitsOthers()).isTrue();
    assertThat(status.status()).isEqualTo(Status.PENDING);
    RunContext next = SECOND.next(NOW, SECOND.options().awaiting(null));
    for (int stage = 1; stage <= 3; stage++) {
      status = status.merge(RunStatus.of(made(FIRST, stage).sharedWith(next, 3)));
    }
    assertThat(status.awaitsOthers()).isFalse();
    assertThat(status.status()).isEqualTo(Status.RUNNING);
    assertThat(status.currentStage()).isEqualTo(3);
    assertThat(status.usage()).as("paid by the other").isEqualTo(Usage.NONE);
    assertThat(status.stages().values()).allMatch(stage -> "b.1.1".equals(stage.sharedBy()));
  }

  @Test
  void onlyTheLastSharedResultBeginsTheNextStage() {
    assertThat(made(FIRST, 2).beginsNext()).isTrue();
    assertThat(made(FIRST, 2).sharedWith(SECOND, 3).beginsNext()).isFalse();
    assertThat(made(FIRST, 3).sharedWith(SECOND, 3).beginsNext()).isTrue();
  }

  @Test
  void aSharedResultIsReviewedWhereItIsMade() {
    RunContext gated = SECOND.with(SECOND.options().withReviewAfter(List.of(3)));
    assertThat(made(gated, 3).waitsForReview()).isTrue();
    assertThat(made(FIRST, 3).sharedWith(gated, 3).waitsForReview()).isFalse();
  }

  @Test
  void thePlaceInABatchAndTheMakerOfAResultAreOnTheWire() {
    StageCompleted shared = made(FIRST, 2).sharedWith(SECOND, 3);
    assertThat(read(shared)).isEqualTo(shared);
    assertThat(((StageCompleted) read(shared)).shared())
        .isEqualTo(new StageCompleted.Shared("b.1.1", 1, 3));
    StageCompleted again = shared.sharedWith(run(3, 3), 3);
    assertThat(again.shared()).as("who made it, not who passed it on").isEqualTo(shared.shared());
  }

  private static Object read(StageCompleted event) {
    EventCodec codec = new EventCodec(TOPICS, "/test");
    var sent = codec.toRecord(event);
    var message = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
    sent.headers().forEach(message.headers()::add);
    assertThat(new String(sent.value(), StandardCharsets.UTF_8)).contains("\"shared\":{\"run_id\"");
    return codec.toEvent(message);
  }

  private static RunContext run(int company, @Nullable Integer awaits) {
    return new RunContext(
        Batched.runOf("b", 1, company),
        1,
        "u",
        "c" + company,
        "https://example.com/a.pdf",
        NOW,
        RunOptions.DEFAULTS.withBatch(new Batched("b", 1, 1, company, 3, awaits)));
  }

  private static StageCompleted made(RunContext run, int stage) {
    Usage usage = new Usage(1, 10, 10, BigDecimal.ONE);
    return new StageCompleted(
        run, stage, new Prose("# " + stage), "m", "v1", usage, usage, NOW, NOW);
  }
}
