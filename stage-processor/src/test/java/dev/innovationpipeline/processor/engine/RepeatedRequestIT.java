package dev.innovationpipeline.processor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.schema.event.StageCompleted;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A request that a client repeats may be in the log twice. */
class RepeatedRequestIT extends EngineFixture {

  @Test
  void aRequestThatIsTwiceInTheLogIsWorkedOnOnce() {
    work.close("run-3");
    engine.start();
    request(IntStream.range(0, 5));
    request(IntStream.of(2, 3, 4, 5));
    await().atMost(SOON).until(() -> completed().size() == 5);
    work.open("run-3");
    await().atMost(SOON).until(() -> completed().size() == 6);
    engine.stop();
    engine = engine();
    engine.start();
    request(IntStream.range(0, 7));

    await().atMost(SOON).until(() -> completed().size() == 7);
    IntStream.range(0, 7).forEach(i -> assertThat(work.performed("run-" + i)).isEqualTo(1));
    assertThat(log.events(StageCompleted.class)).hasSize(7);
  }

  @Test
  void aRedrivenRequestIsWorkedOnThoughItsIdIsKnown() {
    engine.start();
    ProducerRecord<String, byte[]> request = requestOf(0);
    ProducerRecord<String, byte[]> broken =
        new ProducerRecord<>(
            request.topic(), null, request.key(), new byte[] {1}, request.headers());
    log.send(broken);
    await().atMost(SOON).until(() -> log.deadLetters().size() == 1);

    log.send(
        new ProducerRecord<>(
            request.topic(),
            null,
            request.key(),
            request.value(),
            log.deadLetters().getFirst().headers()));

    await().atMost(SOON).until(() -> work.performed("run-0") == 1);
  }
}
