package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.StageCompleted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One of the two inspirations that the first stage's JSON has. */
public record Inspiration(String title, String content, List<String> keyElements) {

  private static final int COUNT = 2;

  /** The inspirations of an output of the first stage. */
  public static List<Inspiration> of(@Nullable JsonNode json) {
    List<Inspiration> inspirations = new ArrayList<>();
    if (json != null) {
      json.path("inspirations").forEach(node -> inspirations.add(inspiration(node)));
    }
    return inspirations;
  }

  /**
   * @throws UnwritableEventException when there are not two
   */
  static void check(StageCompleted event) {
    int count = of(event.json()).size();
    if (count != COUNT) {
      throw new UnwritableEventException(
          "The event %s has %d inspirations; a report has exactly %d."
              .formatted(event.id(), count, COUNT));
    }
  }

  private static Inspiration inspiration(JsonNode json) {
    List<String> elements = new ArrayList<>();
    json.path("key_elements").forEach(element -> elements.add(element.stringValue("")));
    return new Inspiration(
        json.path("title").stringValue(""), json.path("content").stringValue(""), elements);
  }
}
