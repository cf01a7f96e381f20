package dev.innovationpipeline.platform.document;

import dev.innovationpipeline.schema.document.ReadText;
import dev.innovationpipeline.schema.document.SourceDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps documents, once each, by the SHA-256 of their bytes; the texts that were read of them; and
 * which document a run read. Names never come from outside. Everything is stored as a whole or not
 * at all, and any number of processes may store the same at once.
 */
public interface DocumentStore {

  /** Opens the bytes of a document. */
  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }

  /** Stores a document; returns its SHA-256 in hexadecimal digits. */
  String add(InputStream content) throws IOException;

  /**
   * Stores a document whose hash is known; does nothing if it is there.
   *
   * @param length in bytes
   */
  void add(String sha256, long length, Content content) throws IOException;

  /** A file with the document's bytes; empty when it is not kept. */
  Optional<Path> find(String sha256);

  /** Stores a text that was read of a document; does nothing if it is there. */
  void addText(SourceDocument document, ReadText text) throws IOException;

  /** Empty when it is not kept. */
  Optional<ReadText> text(SourceDocument document) throws IOException;

  /** Notes which document a run read; the last one counts. */
  void note(String runId, SourceDocument document) throws IOException;

  /** The document that a run read; empty when that is not known. */
  Optional<SourceDocument> ofRun(String runId) throws IOException;

  /** Drops the note on a run; does nothing when there is none. */
  void forgetRun(String runId) throws IOException;

  /** Deletes a document and its texts; does nothing when there is none. */
  void delete(String sha256) throws IOException;
}
