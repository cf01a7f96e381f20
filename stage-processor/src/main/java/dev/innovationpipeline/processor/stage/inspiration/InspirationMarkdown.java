package dev.innovationpipeline.processor.stage.inspiration;

import dev.innovationpipeline.processor.stage.inspiration.ContextFit.FittedText;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import java.util.List;

/** The output of the stage for people and for the next stage. */
final class InspirationMarkdown {

  private InspirationMarkdown() {}

  /**
   * @param parts in which the document was read; 1 for whole
   */
  static String of(List<Inspiration> inspirations, FittedText text, int parts, int hiddenWords) {
    StringBuilder markdown = new StringBuilder(Inspirations.markdown(inspirations));
    if (text.shortened()) {
      markdown.append("\n_The document was shortened to fit the model: ");
      markdown.append(text.method()).append("_\n");
    }
    if (parts > 1) {
      markdown.append(
          "\n_The document was read in %,d parts, and the inspirations were chosen among the observations of all._\n"
              .formatted(parts));
    }
    if (hiddenWords > 0) {
      markdown.append(
          "\n_%,d hidden %s left out: text of the document that a reader cannot see._\n"
              .formatted(hiddenWords, hiddenWords == 1 ? "word" : "words"));
    }
    return markdown.toString();
  }
}
