package dev.innovationpipeline.processor.stage.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of an answer, and the JSON in it, which is searched for once. Serves one thread. */
public final class AnswerText {

  private final String text;
  private @Nullable List<LenientJson.Found> json;

  public AnswerText(String text) {
    this.text = text;
  }

  /** The objects and arrays of the answer, in their order, with clean texts. */
  public List<LenientJson.Found> json() {
    List<LenientJson.Found> found = json;
    if (found == null) {
      found =
          LenientJson.in(text).stream()
              .map(each -> new LenientJson.Found(CleanJson.of(each.json()), each.mended()))
              .toList();
      json = found;
    }
    return found;
  }

  @Override
  public String toString() {
    return text;
  }
}
