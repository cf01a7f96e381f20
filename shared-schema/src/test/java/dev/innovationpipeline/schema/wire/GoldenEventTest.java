package dev.innovationpipeline.schema.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is on the wire stays byte for byte what it was: topics are kept for ever, so that what was
 * written once has to be readable for ever.
 */
class GoldenEventTest {

  private final EventCodec codec =
      new EventCodec(new Topics(""), "/innovation-pipeline/golden-files");

  static List<RunEvent> events() {
    return SampleEvents.oneOfEach();
  }

  static CheckedInFile golden(RunEvent event) {
    return new CheckedInFile(Path.of("src/test/resources/golden", event.type() + ".json"));
  }

  /** The body as it was checked in. */
  static String goldenValue(RunEvent event) throws IOException {
    return WireJson.MAPPER.readTree(golden(event).read()).required("value").asString();
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsWrittenAsEver(RunEvent event) throws IOException {
    golden(event).isStill(CheckedInFile.pretty(described(codec.toRecord(event))));
  }

  @ParameterizedTest
  @MethodSource("events")
  @DisabledIfSystemProperty(named = "golden.update", matches = "true")
  void whatWasEverWrittenIsStillRead(RunEvent event) throws IOException {
    JsonNode golden = WireJson.MAPPER.readTree(golden(event).read());
    var message =
        new ConsumerRecord<>(
            golden.required("topic").asString(),
            0,
            0L,
            golden.required("key").asString(),
            golden.required("value").asString().getBytes(UTF_8));
    golden
        .required("headers")
        .properties()
        .forEach(h -> message.headers().add(h.getKey(), h.getValue().asString().getBytes(UTF_8)));

    assertThat(codec.toEvent(message)).isEqualTo(event);
  }

  /** The value twice: exactly, for programs, and laid out, for people. */
  private static ObjectNode described(ProducerRecord<String, byte[]> message) {
    String value = new String(message.value(), UTF_8);
    assertThat(value.getBytes(UTF_8)).as("UTF-8").isEqualTo(message.value());
    ObjectNode golden =
        WireJson.MAPPER.createObjectNode().put("topic", message.topic()).put("key", message.key());
    ObjectNode headers = golden.putObject("headers");
    for (Header header : message.headers()) {
      assertThat(headers.has(header.key())).as("%s twice", header.key()).isFalse();
      headers.put(header.key(), new String(header.value(), UTF_8));
    }
    golden.put("value", value);
    golden.set("value_laid_out", CheckedInFile.EXACT.readTree(value));
    return golden;
  }
}
