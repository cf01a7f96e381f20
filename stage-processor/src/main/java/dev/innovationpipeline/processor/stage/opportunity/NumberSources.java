package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.processor.document.DocumentTexts;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.Quote;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts that may state a number of a card, in the order of what they cost: the verified quotes,
 * which are the document's words; the company's profile; and the document. Where its text is not
 * kept, the context stands in for it, which is what the stages before have written.
 *
 * @param input of the stage
 */
record NumberSources(StageCompleted input, String profile, DocumentTexts documents)
    implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Stream.<Supplier<String>>of(this::quotes, () -> profile, this::document)
        .map(Supplier::get)
        .iterator();
  }

  private String quotes() {
    return input.result().quoted().stream().map(Quote::text).collect(Collectors.joining("\n"));
  }

  private String document() {
    SourceDocument read = input.document();
    return Optional.ofNullable(read).flatMap(this::kept).orElseGet(() -> input.result().markdown());
  }

  /** The next call that waits ends a stage that was interrupted. */
  private Optional<String> kept(SourceDocument document) {
    try {
      return documents.textOf(document);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
