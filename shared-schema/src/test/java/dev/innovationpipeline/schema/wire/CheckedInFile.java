package dev.innovationpipeline.schema.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;

/**
 * A file under version control that a test produces anew and compares. With {@code
 * -Dgolden.update=true} it is rewritten instead, for the diff to be reviewed.
 *
 * @param path from the module's directory
 */
record CheckedInFile(Path path) {

  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  /** Keeps the digits of numbers as they are written. */
  static final ObjectReader EXACT =
      WireJson.MAPPER
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  /** The same on every system, unlike Jackson's own default. */
  static String pretty(JsonNode json) {
    return WireJson.MAPPER
            .writer()
            .with(
                new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER))
            .writeValueAsString(json)
        + "\n";
  }

  void isStill(String content) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, content);
    }
    assertThat(path)
        .as("%s, which -Dgolden.update=true writes", path)
        .exists()
        .hasContent(content)
        .hasBinaryContent(content.getBytes(UTF_8));
  }

  String read() throws IOException {
    return Files.readString(path);
  }
}
