package dev.innovationpipeline.schema.result;

import java.util.List;
import java.util.Objects;

/**
 * An observation of the document from which opportunities follow.
 *
 * @param content one paragraph
 * @param keyElements the few things that make it up
 */
public record Inspiration(String title, String content, List<String> keyElements) {

  public Inspiration {
    title = Objects.requireNonNullElse(title, "");
    content = Objects.requireNonNullElse(content, "");
    keyElements = List.copyOf(Objects.requireNonNullElse(keyElements, List.of()));
  }
}
