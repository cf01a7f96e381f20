package dev.innovationpipeline.schema.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class EventCodecTest {

  private static final int PARTITION = 3;
  private static final long OFFSET = 42;

  private final EventCodec codec = new EventCodec(new Topics("test."), "/test");

  static List<RunEvent> events() {
    return SampleEvents.all();
  }

  static List<RunEvent> eventsOfAStage() {
    return List.of(
        SampleEvents.STAGE_STARTED,
        SampleEvents.STAGE_RETRY_SCHEDULED,
        SampleEvents.STAGE_COMPLETED,
        SampleEvents.STAGE_COMPLETED_WITH_QUOTES,
        SampleEvents.RUN_FAILED);
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventComesBackAsItWas(RunEvent event) {
    assertThat(codec.toEvent(received(codec.toRecord(event)))).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("events")
  void withoutOutputsAnEventIsTheSameButForItsOutput(RunEvent event) {
    RunEvent read =
        EventCodec.withoutOutputs(new Topics("test.")).toEvent(received(codec.toRecord(event)));
    if (event instanceof StageCompleted full && read instanceof StageCompleted outline) {
      assertThat(outline.result()).isEqualTo(new Prose(""));
      assertThat(outline).usingRecursiveComparison().ignoringFields("result").isEqualTo(full);
    } else {
      assertThat(read).isEqualTo(event);
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void aRecordIsKeyedByItsRun(RunEvent event) {
    ProducerRecord<String, byte[]> message = codec.toRecord(event);

    assertThat(EventKey.runId(message.key())).isEqualTo(event.run().runId());
    assertThat(message.topic()).startsWith("test.");
  }

  @ParameterizedTest
  @MethodSource("events")
  void fieldsOfALaterVersionAreSkipped(RunEvent event) {
    ConsumerRecord<String, byte[]> message =
        changed(
            event,
            body -> {
              body.put("of_a_later_version", true);
              ((ObjectNode) body.required("run")).putObject("also").put("here", 1);
            });

    assertThat(codec.toEvent(message)).isEqualTo(event);
  }

  /** Later versions know other losses, and say more of them. */
  @Test
  void lossesOfALaterVersionAreRead() {
    ConsumerRecord<String, byte[]> message =
        changed(
            SampleEvents.STAGE_COMPLETED,
            body -> {
              ArrayNode degraded = body.putArray("degraded");
              degraded.addObject().put("code", "pages_without_text").putArray("pages").add(7);
              degraded.addObject();
            });

    assertThat(((StageCompleted) codec.toEvent(message)).degraded())
        .containsExactly(
            new Degradation("pages_without_text", "", null), new Degradation("", "", null));
  }

  @Test
  void anEventWithoutLossesDoesNotSpeakOfThem() {
    assertThat(new String(codec.toRecord(completed("x")).value(), UTF_8))
        .doesNotContain("degraded", "\"document\"");
  }

  @Test
  void aRecordWithoutATypeIsUnreadable() {
    ConsumerRecord<String, byte[]> message = received(codec.toRecord(SampleEvents.RUN_REQUESTED));
    message.headers().remove("ce_type");

    assertUnreadable(message, "has no ce_type header");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run-requested",
        "dev.innovationpipeline.run-requested",
        "dev.innovationpipeline.run-requested.v2",
        "dev.innovationpipeline.run-paused.v1",
        "dev.innovationpipeline..v1",
        "dev.innovationpipeline.v1",
        "org.example.run-requested.v1"
      })
  void aRecordOfAnUnknownTypeIsUnreadable(String type) {
    ConsumerRecord<String, byte[]> message = received(codec.toRecord(SampleEvents.RUN_REQUESTED));
    message.headers().remove("ce_type").add("ce_type", type.getBytes(UTF_8));

    assertUnreadable(message, "has the unknown ce_type " + type);
  }

  @Test
  void aRecordWithoutAValueIsUnreadable() {
    assertUnreadable(received(codec.toRecord(SampleEvents.RUN_REQUESTED), null), "has no value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"run\":", "null", "[]", "7", "\"text\"", "<run/>", "\u0000"})
  void aRecordOfBrokenJsonIsUnreadable(String value) {
    assertUnreadable(
        received(codec.toRecord(SampleEvents.RUN_REQUESTED), value.getBytes(UTF_8)), "");
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventWithoutItsRunIsUnreadable(RunEvent event) {
    assertUnreadable(changed(event, body -> body.remove("run")), "run");
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventWithoutItsTimeIsUnreadable(RunEvent event) {
    assertUnreadable(changed(event, body -> body.remove("occurred_at")), "");
  }

  @ParameterizedTest
  @MethodSource("eventsOfAStage")
  void anEventWithoutItsStageIsUnreadable(RunEvent event) {
    assertUnreadable(changed(event, body -> body.remove("stage")), "stage");
  }

  @ParameterizedTest
  @MethodSource("eventsOfAStage")
  void anEventOfNoSuchStageIsUnreadable(RunEvent event) {
    assertUnreadable(changed(event, body -> body.put("stage", 6)), "There is no stage 6");
  }

  @ParameterizedTest
  @MethodSource("eventsOfAStage")
  void anEventWhoseStageIsNoNumberIsUnreadable(RunEvent event) {
    assertUnreadable(changed(event, body -> body.put("stage", "first")), "");
  }

  @Test
  void aRunThatLacksAFieldIsUnreadable() {
    assertUnreadable(
        changed(
            SampleEvents.RUN_REQUESTED,
            body -> ((ObjectNode) body.required("run")).remove("blob_url")),
        "blob_url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"g#hash", "a/b", "a b", "", "ü", "a\u0000"})
  void aRunWhoseIdNoRequestMayHaveIsUnreadable(String runId) {
    for (RunEvent event : events()) {
      assertUnreadable(
          changed(event, body -> ((ObjectNode) body.required("run")).put("run_id", runId)),
          "which is no id");
    }
  }

  @Test
  void aForeignIdOrTypeIsCutInTheMessage() {
    String name = "x".repeat(5_000);
    assertUnreadable(
        changed(
            SampleEvents.RUN_REQUESTED,
            body -> ((ObjectNode) body.required("run")).put("run_id", name)),
        "x… (cut, 200 of 5000 characters)");
    ConsumerRecord<String, byte[]> message = received(codec.toRecord(SampleEvents.RUN_REQUESTED));
    message.headers().remove("ce_type").add("ce_type", name.getBytes(UTF_8));
    assertUnreadable(message, "x… (cut, 200 of 5000 characters)");
  }

  /** Requests with these ids were accepted once, and topics keep them. */
  @ParameterizedTest
  @ValueSource(strings = {".", "..", "a.b_c-1"})
  void idsOfEarlierVersionsStayReadable(String runId) {
    ConsumerRecord<String, byte[]> message =
        changed(
            SampleEvents.RUN_REQUESTED,
            body -> ((ObjectNode) body.required("run")).put("run_id", runId));
    assertThat(codec.toEvent(message).run().runId()).isEqualTo(runId);
  }

  @Test
  void anEventThatJustFitsIsWritten() {
    int rest = EventCodec.MAX_VALUE_BYTES - codec.toRecord(completed("")).value().length;

    assertThat(codec.toRecord(completed("x".repeat(rest))).value())
        .hasSize(EventCodec.MAX_VALUE_BYTES);
  }

  @Test
  void anEventOfOneByteMoreIsRefused() {
    int rest = EventCodec.MAX_VALUE_BYTES - codec.toRecord(completed("")).value().length;

    assertThatExceptionOfType(EventTooLargeException.class)
        .isThrownBy(() -> codec.toRecord(completed("x".repeat(rest + 1))))
        .withMessageContaining(completed("").id())
        .withMessageContaining("921,601 bytes; at most 921,600");
  }

  private static StageCompleted completed(String markdown) {
    return new StageCompleted(
        SampleEvents.RUN,
        2,
        new Prose(markdown),
        "model",
        "v1",
        Usage.NONE,
        Usage.NONE,
        SampleEvents.RUN.requestedAt(),
        SampleEvents.RUN.requestedAt());
  }

  private void assertUnreadable(ConsumerRecord<String, byte[]> message, String why) {
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> codec.toEvent(message))
        .withMessageStartingWith("The record at ")
        .withMessageContaining(message.topic() + "-" + PARTITION + "@" + OFFSET)
        .withMessageContaining(why);
  }

  private ConsumerRecord<String, byte[]> changed(RunEvent event, Consumer<ObjectNode> change) {
    ProducerRecord<String, byte[]> message = codec.toRecord(event);
    ObjectNode body = (ObjectNode) CheckedInFile.EXACT.readTree(message.value());
    change.accept(body);
    return received(message, WireJson.MAPPER.writeValueAsBytes(body));
  }

  private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> message) {
    return received(message, message.value());
  }

  private static ConsumerRecord<String, byte[]> received(
      ProducerRecord<String, byte[]> message, byte @Nullable [] value) {
    var result = new ConsumerRecord<>(message.topic(), PARTITION, OFFSET, message.key(), value);
    Headers headers = result.headers();
    message.headers().forEach(headers::add);
    return result;
  }
}
