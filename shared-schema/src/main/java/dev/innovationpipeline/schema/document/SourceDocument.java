package dev.innovationpipeline.schema.document;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The document that a result rests on, as it was read. Equal bytes may be read as different texts,
 * by another version of the reader or with other languages of text recognition; ids of passages are
 * those of this text.
 *
 * @param sha256 of its bytes, in hexadecimal digits; its id in the document store
 * @param reader the version of the reader, which decides what the passages of a text are
 * @param textId the first 16 hexadecimal digits of the SHA-256 of its text in UTF-8
 * @param mediaType as detected by its content
 * @param passages the number of passages of the text
 * @param title that the document gives itself in its properties; null for none
 */
public record SourceDocument(
    String sha256,
    String reader,
    String textId,
    String mediaType,
    int passages,
    @Nullable String title) {

  public SourceDocument {
    sha256 = Objects.requireNonNullElse(sha256, "");
    reader = Objects.requireNonNullElse(reader, "");
    textId = Objects.requireNonNullElse(textId, "");
    mediaType = Objects.requireNonNullElse(mediaType, "");
  }

  /** Of a document without a title. */
  public SourceDocument(
      String sha256, String reader, String textId, String mediaType, int passages) {
    this(sha256, reader, textId, mediaType, passages, null);
  }
}
