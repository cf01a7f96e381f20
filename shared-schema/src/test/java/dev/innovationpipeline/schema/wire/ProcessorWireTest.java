package dev.innovationpipeline.schema.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.processor.Company;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import dev.innovationpipeline.schema.processor.StageLoad;
import dev.innovationpipeline.schema.processor.StageText;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What processors tell of themselves, as programs in other languages read it. */
class ProcessorWireTest {

  private static final Topics TOPICS = new Topics("test.");

  private final HeartbeatCodec heartbeats = new HeartbeatCodec(TOPICS);
  private final StageTextCodec texts = new StageTextCodec(TOPICS);

  @Test
  void aHeartbeatIsWrittenInSnakeCaseAndComesBackAsItWas() {
    ProcessorHeartbeat heartbeat =
        new ProcessorHeartbeat(
            "processor-1",
            Instant.parse("2026-11-24T08:00:00Z"),
            Map.of(3, new StageLoad(7, 4, 2, 1)),
            List.of(new Company("lactalis-canada", "Lactalis Canada")));

    ProducerRecord<String, byte[]> message = heartbeats.toRecord(heartbeat);

    assertThat(message.topic()).isEqualTo("test.processor-heartbeats");
    assertThat(message.key()).isEqualTo("processor-1");
    assertThat(new String(message.value(), UTF_8))
        .isEqualTo(
            """
            {"processor":"processor-1","at":"2026-11-24T08:00:00Z",\
            "stages":{"3":{"in_flight":7,"calling":4,"waiting_to_retry":2,"waiting_for_permit":1}},\
            "companies":[{"id":"lactalis-canada","name":"Lactalis Canada"}]}\
            """);
    assertThat(heartbeats.toHeartbeat(received(message.value()))).contains(heartbeat);
  }

  @Test
  void aStoppedProcessorHasNoHeartbeat() {
    assertThat(heartbeats.toHeartbeat(received(heartbeats.stopped("processor-1").value())))
        .isEmpty();
  }

  @Test
  void aPieceOfTextIsKeyedByItsRunAndComesBackAsItWas() {
    StageText piece = new StageText("run-1", 2, 3, 1_200, "– 慢茶");

    ProducerRecord<String, byte[]> message = texts.toRecord(piece);

    assertThat(message.topic()).isEqualTo("test.stage-text");
    assertThat(message.key()).isEqualTo("run-1");
    assertThat(new String(message.value(), UTF_8))
        .isEqualTo(
            """
            {"run_id":"run-1","attempt":2,"stage":3,"position":1200,"text":"– 慢茶"}\
            """);
    assertThat(texts.toText(received(message.value()))).contains(piece);
  }

  @Test
  void whatIsNeitherIsSkipped() {
    assertThat(heartbeats.toHeartbeat(received("no json".getBytes(UTF_8)))).isEmpty();
    assertThat(heartbeats.toHeartbeat(received("{}".getBytes(UTF_8)))).isEmpty();
    assertThat(texts.toText(received("[]".getBytes(UTF_8)))).isEmpty();
    assertThat(texts.toText(received(null))).isEmpty();
  }

  private static ConsumerRecord<String, byte[]> received(byte @Nullable [] value) {
    return new ConsumerRecord<>("topic", 0, 0, "key", value);
  }
}
