package dev.innovationpipeline.schema.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The contract as it was on the days it was released, in {@code src/test/resources/released}: never
 * rewritten, only added to. What readers of any of these days rely on still holds.
 */
class CompatibilityTest {

  private static final Path RELEASED = Path.of("src/test/resources/released");

  private final EventCodec codec = new EventCodec(new Topics(""), "/compatibility");

  static List<Path> releasedSchemas() throws IOException {
    return files("schemas");
  }

  static List<Path> releasedEvents() throws IOException {
    return files("events");
  }

  static List<Path> releasedDocuments() throws IOException {
    try (Stream<Path> all = Files.walk(RELEASED)) {
      return all.filter(file -> file.endsWith("asyncapi.yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("releasedDocuments")
  void noSubscriberOfAReleasedTopicIsBroken(Path document) throws IOException {
    JsonNode released = new YAMLMapper().readTree(Files.readString(document));

    assertThat(AsyncApiChange.breaks(released, AsyncApiDocument.json())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("releasedSchemas")
  void noReaderOfAReleasedSchemaIsBroken(Path schema) throws IOException {
    Path current = EventSchemaTest.SCHEMAS.resolve(String.valueOf(schema.getFileName()));

    assertThat(current).as("a released type of event does not go away").exists();
    assertThat(SchemaChange.breaks(json(schema), json(current))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("releasedEvents")
  void anEventWrittenThenIsReadNow(Path event) throws IOException {
    JsonNode released = json(event);
    var message =
        new ConsumerRecord<>(
            released.required("topic").asString(),
            0,
            0L,
            released.required("key").asString(),
            released.required("value").asString().getBytes(UTF_8));
    released
        .required("headers")
        .properties()
        .forEach(h -> message.headers().add(h.getKey(), h.getValue().asString().getBytes(UTF_8)));

    assertThat(codec.toEvent(message).id())
        .isEqualTo(released.required("headers").required("ce_id").asString());
  }

  private static JsonNode json(Path file) throws IOException {
    return WireJson.MAPPER.readTree(Files.readString(file));
  }

  private static List<Path> files(String kind) throws IOException {
    try (Stream<Path> all = Files.walk(RELEASED)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.getParent() != null && file.getParent().endsWith(kind))
          .sorted()
          .toList();
    }
  }
}
