package dev.innovationpipeline.ingest.document;

import dev.innovationpipeline.schema.text.UntrustedText;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The documents in a ZIP archive. Its paths are names and lead nowhere. Sizes are counted while
 * they are read, whatever the archive says of them.
 */
final class DocumentArchive {

  static final int MAX_ENTRIES = 200;

  /** Text and XML stay below it, and what is made to fill a disk does not. */
  private static final int MAX_RATIO = 100;

  /** The ratio of what is smaller says nothing. */
  private static final long SMALL_BYTES = 1 << 20;

  private static final int MAX_NAME_CHARS = 200;
  private static final Set<String> ARCHIVES =
      Set.of("zip", "jar", "7z", "rar", "tar", "gz", "tgz", "bz2", "xz", "zst");

  private final long maxEntry;
  private final long maxAll;

  /** Takes a document; its stream ends with a {@link RefusedException} where it is too large. */
  @FunctionalInterface
  interface Receiver {
    void document(String name, InputStream content) throws IOException;
  }

  /** An entry that is no document, and why. */
  record Refused(String name, String reason) {}

  /** The entry is refused. */
  private static final class RefusedException extends IOException {
    RefusedException(String reason) {
      super(reason);
    }
  }

  /**
   * Sets the limits.
   *
   * @param maxEntry bytes of a document
   * @param maxAll bytes of all documents
   */
  DocumentArchive(long maxEntry, long maxAll) {
    this.maxEntry = maxEntry;
    this.maxAll = maxAll;
  }

  /**
   * Gives the documents to a receiver, in the order of the archive. Folders and hidden entries are
   * passed over.
   *
   * @return the entries that are refused
   * @throws ZipException when it is no ZIP archive, or one with too many entries
   */
  List<Refused> read(Path file, Receiver receiver) throws IOException {
    List<Refused> refused = new ArrayList<>();
    // Names are UTF-8 where the archive says so; every other byte is some letter.
    try (ZipFile archive = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
      if (archive.size() > MAX_ENTRIES) {
        throw new ZipException(
            "has %d entries; %d is the most".formatted(archive.size(), MAX_ENTRIES));
      }
      long left = maxAll;
      for (ZipEntry entry : archive.stream().toList()) {
        if (entry.isDirectory() || isHidden(entry.getName())) {
          continue;
        }
        try {
          left -= read(archive, entry, left, receiver);
        } catch (RefusedException | ZipException e) {
          String reason = e.getMessage() == null ? "cannot be read" : e.getMessage();
          refused.add(new Refused(shown(entry), reason));
        }
      }
    }
    return refused;
  }

  private long read(ZipFile archive, ZipEntry entry, long left, Receiver receiver)
      throws IOException {
    if (ARCHIVES.contains(ending(entry.getName()))) {
      throw new RefusedException("is an archive in the archive; unpack it first");
    }
    try (InputStream unpacked = archive.getInputStream(entry);
        Counted content = new Counted(unpacked, left, entry.getCompressedSize())) {
      if (content.isEmpty()) {
        throw new RefusedException("is empty");
      }
      receiver.document(shown(entry), content);
      return content.bytes;
    }
  }

  /** As systems do that leave files of their own in archives. */
  private static boolean isHidden(String path) {
    StringTokenizer parts = new StringTokenizer(path, "/\\");
    while (parts.hasMoreTokens()) {
      String part = parts.nextToken();
      if (part.equals("__MACOSX") || (part.startsWith(".") && !part.equals(".."))) {
        return true;
      }
    }
    return false;
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String shown(ZipEntry entry) {
    return UntrustedText.cut(
        DocumentName.ofFile(entry.getName()).orElse("an entry without a name"), MAX_NAME_CHARS);
  }

  private final class Counted extends FilterInputStream {

    private final long left;
    private final long packed;
    private long bytes;
    private int first;
    private boolean given;

    Counted(InputStream in, long left, long packed) throws IOException {
      super(in);
      this.left = left;
      this.packed = Math.max(1, packed);
      first = in.read();
    }

    boolean isEmpty() {
      return first < 0;
    }

    @Override
    public int read() throws IOException {
      if (!given) {
        given = true;
        count(first < 0 ? 0 : 1);
        return first;
      }
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      if (!given && length > 0) {
        int next = read();
        if (next < 0) {
          return -1;
        }
        target[from] = (byte) next;
        return 1;
      }
      int some = super.read(target, from, length);
      count(Math.max(0, some));
      return some;
    }

    private void count(int more) throws IOException {
      bytes += more;
      if (bytes > maxEntry) {
        throw new RefusedException(
            "has more than %,d bytes (pipeline.documents.max-upload)".formatted(maxEntry));
      }
      if (bytes > left) {
        throw new RefusedException(
            "makes more than %,d bytes of all documents (pipeline.documents.max-unpacked)"
                .formatted(maxAll));
      }
      if (bytes > SMALL_BYTES && bytes / packed > MAX_RATIO) {
        throw new RefusedException(
            "is packed more than %d times; send it unpacked".formatted(MAX_RATIO));
      }
    }
  }
}
