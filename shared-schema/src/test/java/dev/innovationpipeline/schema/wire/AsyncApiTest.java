package dev.innovationpipeline.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** What strangers' services go by is what is written. */
class AsyncApiTest {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .build();

  @Test
  void theDocumentIsThatOfTheCode() throws IOException {
    new CheckedInFile(Path.of("../docs/events/asyncapi.yaml"))
        .isStill(YAML.writeValueAsString(AsyncApiDocument.json()));
  }

  @Test
  void everyEventTopicIsAChannel() {
    JsonNode channels = AsyncApiDocument.json().required("channels");

    assertThat(channels.propertyNames())
        .containsExactlyElementsOf(
            new Topics("").events().stream().map(topic -> topic.name()).toList());
  }
}
