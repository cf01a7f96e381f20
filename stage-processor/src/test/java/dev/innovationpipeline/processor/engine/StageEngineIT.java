package dev.innovationpipeline.processor.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.processor.engine.consumer.StageConsumer;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.schema.event.StageCompleted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** The engine on a real broker. */
class StageEngineIT extends EngineFixture {

  @Test
  void aCallThatNeverEndsDelaysNobodyInItsPartitionOrOutOfIt() {
    work.close("run-0");
    engine.start();
    request(IntStream.range(0, 60));

    await().atMost(SOON).until(() -> completed().size() == 59);

    assertThat(completed()).doesNotContain("run-0");
    work.open("run-0");
    await().atMost(SOON).until(() -> completed().contains("run-0"));
  }

  @Test
  void aRestartRepeatsNoFinishedWorkAndLosesNone() {
    work.close("run-3");
    engine.start();
    request(IntStream.range(0, 30));
    await().atMost(SOON).until(() -> completed().size() == 29);

    engine.stop();
    work.open("run-3");
    engine = engine();
    engine.start();

    await().atMost(SOON).until(() -> completed().contains("run-3"));
    assertThat(work.performed("run-3")).isEqualTo(2);
    IntStream.range(0, 30)
        .filter(i -> i != 3)
        .forEach(i -> assertThat(work.performed("run-" + i)).isEqualTo(1));
    assertThat(log.events(StageCompleted.class)).hasSize(30);
  }

  @Test
  void anUpgradeGoesOnWhereTheStagesOwnGroupsOfEarlierVersionsStood() throws Exception {
    work.close("run-3");
    engine.start();
    request(IntStream.range(0, 30));
    await().atMost(SOON).until(() -> completed().size() == 29);
    engine.stop();
    String present = StageConsumer.group(topics);
    try (Admin admin = Admin.create(connection())) {
      admin
          .alterConsumerGroupOffsets(
              topics.prefix() + "stage-1",
              admin.listConsumerGroupOffsets(present).partitionsToOffsetAndMetadata().get())
          .all()
          .get();
      admin.deleteConsumerGroups(List.of(present)).all().get();
    }

    work.open("run-3");
    engine = engine();
    engine.start();
    request(IntStream.range(30, 33));

    await().atMost(SOON).until(() -> completed().size() == 33);
    assertThat(work.performed("run-3")).isEqualTo(2);
    IntStream.range(0, 33)
        .filter(i -> i != 3)
        .forEach(i -> assertThat(work.performed("run-" + i)).isEqualTo(1));
  }

  @Test
  void aSecondProcessTakesOverPartitionsWithoutRepeatingFinishedWork() {
    engine.start();
    request(IntStream.range(0, 30));
    await().atMost(SOON).until(() -> completed().size() == 30);
    StageEngine second = engine();
    second.start();
    try {
      request(IntStream.range(30, 90));
      await().atMost(SOON).until(() -> completed().size() == 90);
    } finally {
      second.stop();
    }
    assertThat(log.events(StageCompleted.class)).hasSize(90);
    IntStream.range(0, 90).forEach(i -> assertThat(work.performed("run-" + i)).isEqualTo(1));
  }

  @Test
  void processesOfDifferentStagesAreOneGroupInWhichEachDoesItsOwn() {
    GatedWork following = new GatedWork(Keys.of(2));
    StageEngine second = engine(clients(), following, TestSettings.engine("stages=2"));
    StageEngine third = engine(clients(), following, TestSettings.engine("stages=2"));
    try {
      second.start();
      engine.start();
      request(IntStream.range(0, 30));
      await().atMost(SOON).until(() -> completed(2).size() == 30);
      third.start();
      request(IntStream.range(30, 60));
      await().atMost(SOON).until(() -> completed(2).size() == 60);
    } finally {
      second.stop();
      third.stop();
    }
    assertThat(log.events(StageCompleted.class)).hasSize(120);
    IntStream.range(0, 60)
        .forEach(
            i -> {
              assertThat(work.performed("run-" + i)).isEqualTo(1);
              assertThat(following.performed("run-" + i)).isEqualTo(1);
            });
  }

  @Test
  void whatCannotSucceedFailsTheRunWithItsReason() {
    work.fail("run-0", new StageFailedException("document_encrypted", "It needs a password."));
    work.fail("run-1", new IllegalStateException("a defect"));
    engine.start();
    request(IntStream.range(0, 3));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(log.failures())
                    .containsOnly(
                        Map.entry("run-0", "document_encrypted"),
                        Map.entry("run-1", "internal_error")));
    await().atMost(SOON).until(() -> completed().equals(Set.of("run-2")));
  }

  @Test
  void aRecordThatCannotBeReadGoesToTheDeadLettersAloneWithItsReason() {
    engine.start();
    log.send(new ProducerRecord<>(topics.runRequested().name(), "poison", new byte[] {1, 2, 3}));
    log.send(new ProducerRecord<>(topics.runRequested().name(), "erased", null));
    request(IntStream.range(0, 3));

    await().atMost(SOON).until(() -> completed().size() == 3);
    await().atMost(SOON).until(() -> log.deadLetters().size() == 1);
    ConsumerRecord<String, byte[]> letter = log.deadLetters().getFirst();
    assertThat(letter.value()).containsExactly(1, 2, 3);
    assertThat(new String(letter.headers().lastHeader("dlt_error").value(), UTF_8))
        .contains("no ce_type header");
  }

  @Test
  void partitionsWhoseOffsetsCannotBeReadAtFirstAreWorkedOnLaterFromWhereTheyWereLeft() {
    request(IntStream.range(0, 10));
    engine = engine(new UnsteadyClients(clients(), 2));
    engine.start();

    await().atMost(SOON).until(() -> completed().size() == 10);
    assertThat(log.events(StageCompleted.class)).hasSize(10);
  }
}
