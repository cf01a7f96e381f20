package dev.innovationpipeline.processor.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/** The settings of an example in {@code docs/models.md}. */
final class ServerExample {

  private static final Path DOCUMENT = Path.of("../docs/models.md");
  private static final String FENCE = "```";

  private ServerExample() {}

  /**
   * Names and values of {@code pipeline.llm}, for a server at another address.
   *
   * @param heading of the section with the example
   * @param server scheme, host and port that take the place of the example's
   */
  static String[] under(String heading, HttpUrl server) {
    Map<String, String> settings = new HashMap<>();
    for (String line : block(heading)) {
      String[] setting = line.split("=", 2);
      settings.put(property(setting[0]), setting[1]);
    }
    settings.computeIfPresent("base-url", (name, url) -> at(server, url));
    return settings.entrySet().stream()
        .flatMap(setting -> List.of(setting.getKey(), setting.getValue()).stream())
        .toArray(String[]::new);
  }

  private static List<String> block(String heading) {
    try {
      List<String> lines = Files.readAllLines(DOCUMENT);
      List<String> section = lines.subList(lines.indexOf("### " + heading), lines.size());
      int begin = section.indexOf(FENCE) + 1;
      return section.subList(begin, begin + section.subList(begin, section.size()).indexOf(FENCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String property(String variable) {
    return switch (variable) {
      case "OPENROUTER_BASE_URL" -> "base-url";
      case "OPENROUTER_API_KEY" -> "api-key";
      case "OPENROUTER_MODEL" -> "model";
      case "PIPELINE_LLM_APIKEYHEADER" -> "api-key-header";
      default -> throw new IllegalArgumentException(variable + " has no place here.");
    };
  }

  private static String at(HttpUrl server, String url) {
    int path = url.indexOf('/', url.indexOf("://") + 3);
    return "http://" + server.host() + ":" + server.port() + url.substring(path);
  }
}
