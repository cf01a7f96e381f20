package dev.innovationpipeline.processor.document.parser;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.failure.StageFailedException;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.jspecify.annotations.Nullable;

/** Tells by the exceptions of the parsers why a document could not be read. */
final class ParseFailures {

  private static final int MAX_CAUSES = 20;

  /** Parts of the messages of POI and of the JDK. */
  private static final List<String> TOO_LARGE =
      List.of("Zip bomb", "max allowed overall size", "maximum length for this record type");

  private static final List<String> HOSTILE_XML =
      List.of("DOCTYPE", "JAXP0001", "accessExternalDTD", "entity expansion");

  private ParseFailures() {}

  static StageFailedException of(Throwable failure) {
    Throwable cause = failure;
    for (int count = 0; cause != null && count < MAX_CAUSES; count++) {
      StageFailedException known = knownCause(cause, failure);
      if (known != null) {
        return known;
      }
      cause = cause.getCause();
    }
    return DocumentFailures.corrupt("document", failure);
  }

  private static @Nullable StageFailedException knownCause(Throwable cause, Throwable failure) {
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof StageFailedException failed) {
      return failed;
    }
    if (cause instanceof EncryptedDocumentException
        || cause instanceof org.apache.tika.exception.EncryptedDocumentException) {
      return DocumentFailures.encrypted();
    }
    if (cause instanceof OldFileFormatException) {
      return DocumentFailures.unsupported("an office file in a format used before 1997");
    }
    if (cause instanceof StackOverflowError) {
      return DocumentFailures.unsafe("has parts nested too deeply", failure);
    }
    if (TOO_LARGE.stream().anyMatch(message::contains)) {
      return DocumentFailures.unpacksTooLarge(failure);
    }
    if (HOSTILE_XML.stream().anyMatch(message::contains)) {
      return DocumentFailures.unsafe(
          "has XML with a document type, or that is nested too deeply", failure);
    }
    return null;
  }
}
