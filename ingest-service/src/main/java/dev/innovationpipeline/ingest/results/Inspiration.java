package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.database.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a document inspires to. */
record Inspiration(String title, String content, List<String> keyElements) {

  /** The two of a report. */
  static List<Inspiration> of(Row row) {
    return IntStream.rangeClosed(1, 2).mapToObj(number -> of(row, number)).toList();
  }

  /** Those in the first stage's output. */
  static List<Inspiration> of(@Nullable JsonNode output) {
    return output == null
        ? List.of()
        : output.path("inspirations").valueStream().map(Inspiration::read).toList();
  }

  private static Inspiration of(Row row, int number) {
    String column = "inspiration" + number;
    return new Inspiration(
        row.textOr(column + "Title", ""),
        row.textOr(column + "Content", ""),
        row.texts(column + "Elements"));
  }

  private static Inspiration read(JsonNode json) {
    return new Inspiration(
        json.path("title").asString(""),
        json.path("content").asString(""),
        json.path("key_elements").valueStream().map(element -> element.asString("")).toList());
  }
}
