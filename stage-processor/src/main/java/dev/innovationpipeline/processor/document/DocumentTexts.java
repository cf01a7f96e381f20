package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.schema.document.SourceDocument;
import java.util.Optional;

/** The texts of documents that an earlier stage has read. */
public interface DocumentTexts {

  /** No text is kept. */
  DocumentTexts NONE = document -> Optional.empty();

  /** Empty where it is not kept, or is not to be had in time. */
  Optional<String> textOf(SourceDocument document) throws InterruptedException;
}
