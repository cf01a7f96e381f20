package dev.innovationpipeline.ingest.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document as it is under version control, from which clients are generated. With
 * {@code -Dgolden.update=true} it is rewritten, for the diff to be reviewed.
 */
public final class PublishedDescription {

  static final Path FILE = Path.of("../docs/http/openapi.json");
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private PublishedDescription() {}

  /** Fails when the service describes itself in another way. */
  public static void requireThatOf(JsonNode served) throws IOException {
    String content =
        WireJson.MAPPER
                .writer()
                .with(
                    new DefaultPrettyPrinter()
                        .withObjectIndenter(INDENTER)
                        .withArrayIndenter(INDENTER))
                .writeValueAsString(ordered(served))
            + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FILE.toAbsolutePath().getParent());
      Files.writeString(FILE, content);
    }
    assertThat(FILE)
        .as("%s, which -Dgolden.update=true writes", FILE)
        .exists()
        .hasBinaryContent(content.getBytes(UTF_8));
  }

  static JsonNode read() throws IOException {
    return WireJson.MAPPER.readTree(Files.readString(FILE));
  }

  /** The order of paths and schemas is that of classes on a disk. */
  private static JsonNode ordered(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = WireJson.MAPPER.createArrayNode();
      node.forEach(each -> array.add(ordered(each)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = WireJson.MAPPER.createObjectNode();
    TreeMap<String, JsonNode> fields = new TreeMap<>();
    node.propertyStream().forEach(field -> fields.put(field.getKey(), field.getValue()));
    fields.forEach((name, value) -> object.set(name, ordered(value)));
    return object;
  }
}
