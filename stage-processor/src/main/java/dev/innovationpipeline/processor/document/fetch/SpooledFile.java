package dev.innovationpipeline.processor.document.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary copy of the document on the local disk, deleted when closed. */
public record SpooledFile(Path path) implements AutoCloseable {

  private static final int CHUNK_BYTES = 64 * 1024;

  /**
   * Copies the content; counts its bytes instead of trusting the {@code Content-Length}.
   *
   * @throws dev.innovationpipeline.processor.failure.StageFailedException if the content is too
   *     large
   */
  public static SpooledFile copyOf(InputStream content, long maxBytes) throws IOException {
    SpooledFile file = new SpooledFile(Files.createTempFile("document-", ".spool"));
    boolean complete = false;
    try (OutputStream out = Files.newOutputStream(file.path)) {
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
        file.close();
      }
    }
  }

  /** The first bytes, fewer if the file is shorter. */
  public byte[] head(int length) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(length);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
