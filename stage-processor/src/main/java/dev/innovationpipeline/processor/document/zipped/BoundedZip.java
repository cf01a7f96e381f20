package dev.innovationpipeline.processor.document.zipped;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A ZIP file whose entries are unpacked within a limit of their total size. */
final class BoundedZip implements AutoCloseable {

  private final ZipFile zip;
  private long left = UnpackedSize.MAX_BYTES;

  BoundedZip(Path file) throws IOException {
    zip = new ZipFile(file.toFile());
  }

  /**
   * Null if there is no such entry. Reading fails if the entries so far are too large when
   * unpacked.
   */
  @Nullable InputStream entry(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    return entry == null ? null : new Counted(zip.getInputStream(entry));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private final class Counted extends FilterInputStream {

    private Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw DocumentFailures.unpacksTooLarge(
            new IllegalStateException("More than %,d bytes.".formatted(UnpackedSize.MAX_BYTES)));
      }
    }
  }
}
