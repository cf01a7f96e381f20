package dev.innovationpipeline.processor.document.fetch;

import dev.innovationpipeline.schema.text.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the document: in memory if it is short, else in a temporary file, which is deleted when
 * this is closed. Used by one thread at a time.
 */
public final class SpooledFile implements AutoCloseable {

  /** Most documents that are plain text are shorter; PDF files are not. */
  static final int MAX_BYTES_IN_MEMORY = 128 * 1024;

  private static final int CHUNK_BYTES = 64 * 1024;

  private final byte @Nullable [] content;
  private final boolean temporary;
  private @Nullable Path file;

  private SpooledFile(byte @Nullable [] content, @Nullable Path file, boolean temporary) {
    this.content = content;
    this.file = file;
    this.temporary = temporary;
  }

  /** A file of another's, which stays when this is closed. */
  public static SpooledFile of(Path file) {
    return new SpooledFile(null, file, false);
  }

  /**
   * Copies the content; counts its bytes instead of trusting the {@code Content-Length}.
   *
   * @throws dev.innovationpipeline.processor.failure.StageFailedException if the content is too
   *     large
   */
  public static SpooledFile copyOf(InputStream content, long maxBytes) throws IOException {
    byte[] first = content.readNBytes(MAX_BYTES_IN_MEMORY + 1);
    if (first.length > maxBytes) {
      throw DocumentFailures.tooLarge(maxBytes);
    }
    if (first.length <= MAX_BYTES_IN_MEMORY) {
      return new SpooledFile(first, null, true);
    }
    return new SpooledFile(
        null,
        written(new SequenceInputStream(new ByteArrayInputStream(first), content), maxBytes),
        true);
  }

  private static Path written(InputStream content, long maxBytes) throws IOException {
    Path file = Files.createTempFile("document-", ".spool");
    boolean complete = false;
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] chunk = new byte[CHUNK_BYTES];
      long total = 0;
      for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
        total += read;
        if (total > maxBytes) {
          throw DocumentFailures.tooLarge(maxBytes);
        }
        out.write(chunk, 0, read);
      }
      complete = true;
      return file;
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Whether it is at most {@value #MAX_BYTES_IN_MEMORY} bytes long. */
  public boolean isShort() {
    return content != null;
  }

  /** For parsers that read here and there; writes the file if there is none yet. */
  public Path path() throws IOException {
    if (file == null) {
      file = written(open(), Long.MAX_VALUE);
    }
    return file;
  }

  public InputStream open() throws IOException {
    return content == null ? Files.newInputStream(path()) : new ByteArrayInputStream(content);
  }

  /** In bytes. */
  public long length() throws IOException {
    return content == null ? Files.size(path()) : content.length;
  }

  /** Of its bytes, in hexadecimal digits. */
  public String sha256() throws IOException {
    if (content != null) {
      return Sha256.of(content);
    }
    try (InputStream in = open()) {
      return Sha256.of(in);
    }
  }

  /** All of it. */
  public byte[] bytes() throws IOException {
    return content == null ? Files.readAllBytes(path()) : content.clone();
  }

  /** The first bytes, fewer if the file is shorter. */
  public byte[] head(int length) throws IOException {
    if (content != null) {
      return Arrays.copyOf(content, Math.min(length, content.length));
    }
    try (InputStream in = open()) {
      return in.readNBytes(length);
    }
  }

  @Override
  public void close() {
    try {
      if (temporary && file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
