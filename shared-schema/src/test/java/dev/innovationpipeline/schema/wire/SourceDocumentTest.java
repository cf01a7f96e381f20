package dev.innovationpipeline.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a result says of its document. */
class SourceDocumentTest {

  private final EventCodec codec = new EventCodec(new Topics("test."), "/test");

  @Test
  void staysWithACopiedResultAndInTheStatus() {
    SourceDocument document = SampleEvents.STAGE_COMPLETED.document();
    assertThat(document).isNotNull();
    StageCompleted copy = SampleEvents.STAGE_COMPLETED.copiedTo(SampleEvents.RUN);
    assertThat(read(copy, body(copy)).document()).isEqualTo(document);
    assertThat(RunStatus.of(copy).stages().values())
        .extracting(StageProgress::document)
        .containsExactly(document);
  }

  @Test
  void keepsTheTitleOfTheDocument() {
    SourceDocument titled =
        new SourceDocument("ab", "2", "cd", "application/pdf", 7, "Refills at Home");
    StageCompleted event = SampleEvents.STAGE_COMPLETED.from(titled);
    assertThat(body(event).at("/document/title").asString()).isEqualTo("Refills at Home");
    assertThat(read(event, body(event)).document()).isEqualTo(titled);
  }

  /** A field that another writer leaves out must not make the event unreadable. */
  @Test
  void isReadWithMissingFields() {
    ObjectNode body = body(SampleEvents.STAGE_COMPLETED);
    body.putObject("document").put("sha256", "ab").put("of_a_later_version", 1);
    assertThat(read(SampleEvents.STAGE_COMPLETED, body).document())
        .isEqualTo(new SourceDocument("ab", "", "", "", 0));
  }

  @Test
  void isAbsentFromEventsOfBefore() {
    ObjectNode body = body(SampleEvents.STAGE_COMPLETED);
    body.remove("document");
    assertThat(read(SampleEvents.STAGE_COMPLETED, body))
        .isEqualTo(SampleEvents.STAGE_COMPLETED.from(null));
    assertThat(body(SampleEvents.STAGE_COMPLETED_WITHOUT_JSON).has("document")).isFalse();
  }

  private ObjectNode body(StageCompleted event) {
    return (ObjectNode) CheckedInFile.EXACT.readTree(codec.toRecord(event).value());
  }

  private StageCompleted read(StageCompleted event, ObjectNode body) {
    ProducerRecord<String, byte[]> message = codec.toRecord(event);
    var received =
        new ConsumerRecord<>(
            message.topic(), 0, 0L, message.key(), WireJson.MAPPER.writeValueAsBytes(body));
    message.headers().forEach(received.headers()::add);
    return (StageCompleted) codec.toEvent(received);
  }
}
