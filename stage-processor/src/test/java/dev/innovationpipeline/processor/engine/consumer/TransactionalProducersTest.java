package dev.innovationpipeline.processor.engine.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TransactionalProducersTest {

  private static final ProducerRecord<String, byte[]> OUTPUT =
      new ProducerRecord<>("topic", "key", new byte[1]);

  private final List<Integer> made = new ArrayList<>();
  private final List<MockProducer<String, byte[]>> producers = new ArrayList<>();
  private final TransactionalProducers turns = new TransactionalProducers(2, this::make);

  @Test
  void takeTurns() {
    for (int i = 0; i < 5; i++) {
      turns.transact(producer -> producer.send(OUTPUT));
    }

    assertThat(made).containsExactly(0, 1);
    assertThat(producers).extracting(MockProducer::commitCount).containsExactly(3L, 2L);
  }

  @Test
  void abortWhatFailsAndGoOnWithTheSameProducer() {
    assertThatThrownBy(() -> turns.transact(TransactionalProducersTest::refuse))
        .isInstanceOf(KafkaException.class);
    turns.transact(producer -> producer.send(OUTPUT));

    assertThat(made).containsExactly(0);
    assertThat(producers.getFirst().transactionAborted()).isFalse();
    assertThat(producers.getFirst().history()).hasSize(1);
  }

  @Test
  void replaceOneThatIsFencedByOneOfItsNumberSoThatItsTransactionEnds() {
    turns.transact(producer -> producer.send(OUTPUT));
    turns.transact(producer -> producer.send(OUTPUT));
    producers.getFirst().fenceProducer();

    assertThatThrownBy(() -> turns.transact(producer -> producer.send(OUTPUT)))
        .isInstanceOf(KafkaException.class);
    turns.transact(producer -> producer.send(OUTPUT));

    assertThat(made).containsExactly(0, 1, 0);
    assertThat(producers.getFirst().closed()).isTrue();
    assertThat(producers.getLast().history()).hasSize(1);
  }

  private static void refuse(Producer<String, byte[]> producer) {
    producer.send(OUTPUT);
    throw new KafkaException("refused");
  }

  private MockProducer<String, byte[]> make(int number) {
    MockProducer<String, byte[]> producer =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    made.add(number);
    producers.add(producer);
    return producer;
  }
}
