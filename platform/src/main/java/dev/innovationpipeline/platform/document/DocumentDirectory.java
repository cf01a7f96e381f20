package dev.innovationpipeline.platform.document;

import dev.innovationpipeline.schema.document.ReadText;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.text.Sha256;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * A document store in a directory, which processes on several hosts may share. Files are in 256
 * folders by the beginning of their names: {@code 4b/4b…} is a document, {@code
 * 4b/4b….1.0a1b….json} a text of it, {@code runs/c3/c3….json} the note on a run, named by the
 * SHA-256 of its id. Documents of before 29 November 2026, which are in the directory itself, are
 * found, too.
 *
 * <p>Files are not forced to the disk: what a crash of the host loses can be fetched or read again,
 * and a file that it leaves incomplete has another length than the document.
 */
public final class DocumentDirectory implements DocumentStore {

  private static final int FOLDER_LENGTH = 2;
  private static final int TEXT_ID_LENGTH = 16;
  private static final int MAX_READER_LENGTH = 20;
  private static final String JSON = ".json";

  private final Path directory;
  private final WholeFiles files = new WholeFiles();

  /**
   * @param directory made when missing
   */
  public DocumentDirectory(Path directory) {
    this.directory = directory;
  }

  @Override
  public String add(InputStream content) throws IOException {
    MessageDigest digest = Sha256.digest();
    Path part =
        files.writePart(
            directory.resolve("upload"),
            out -> {
              try (InputStream hashed = new DigestInputStream(content, digest)) {
                hashed.transferTo(out);
              }
            });
    String sha256 = Sha256.hex(digest.digest());
    files.complete(part, path(sha256));
    return sha256;
  }

  @Override
  public void add(String sha256, long length, Content content) throws IOException {
    require(sha256);
    boolean kept =
        Stream.of(path(sha256), formerPath(sha256))
            .anyMatch(path -> path.toFile().length() == length);
    if (!kept) {
      files.write(
          path(sha256),
          out -> {
            try (InputStream in = content.open()) {
              in.transferTo(out);
            }
          });
    }
  }

  @Override
  public Optional<Path> find(String sha256) {
    if (!Sha256.isOne(sha256)) {
      return Optional.empty();
    }
    Path path = path(sha256);
    return Files.isRegularFile(path)
        ? Optional.of(path)
        : Optional.of(formerPath(sha256)).filter(Files::isRegularFile);
  }

  @Override
  public void addText(SourceDocument document, ReadText text) throws IOException {
    require(document.sha256());
    Path path = textPath(document);
    byte[] json = WireJson.MAPPER.writeValueAsBytes(text);
    if (path.toFile().length() != json.length) {
      files.write(path, out -> out.write(json));
    }
  }

  @Override
  public Optional<ReadText> text(SourceDocument document) throws IOException {
    return isNamed(document) ? read(textPath(document), ReadText.class) : Optional.empty();
  }

  @Override
  public void note(String runId, SourceDocument document) throws IOException {
    byte[] json = WireJson.MAPPER.writeValueAsBytes(document);
    files.write(notePath(runId), out -> out.write(json));
  }

  @Override
  public Optional<SourceDocument> ofRun(String runId) throws IOException {
    return read(notePath(runId), SourceDocument.class);
  }

  @Override
  public void forgetRun(String runId) throws IOException {
    Files.deleteIfExists(notePath(runId));
  }

  /** Parts of files that a killed process left of the document go, too. */
  @Override
  public void delete(String sha256) throws IOException {
    if (!Sha256.isOne(sha256)) {
      return;
    }
    Files.deleteIfExists(formerPath(sha256));
    Path folder = folder(sha256);
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, sha256 + "*")) {
        for (Path path : all) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private static <T> Optional<T> read(Path path, Class<T> type) throws IOException {
    try {
      return Optional.of(WireJson.MAPPER.readValue(Files.readAllBytes(path), type));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JacksonException e) {
      throw new IOException("The file " + path + " is damaged.", e);
    }
  }

  private static void require(String sha256) {
    if (!Sha256.isOne(sha256)) {
      throw new IllegalArgumentException("“" + sha256 + "” is no SHA-256.");
    }
  }

  private static boolean isNamed(SourceDocument document) {
    return Sha256.isOne(document.sha256())
        && Sha256.isHexadecimal(document.textId(), TEXT_ID_LENGTH)
        && document.reader().length() <= MAX_READER_LENGTH
        && document.reader().chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
  }

  private Path textPath(SourceDocument document) {
    if (!isNamed(document)) {
      throw new IllegalArgumentException(document + " names no text.");
    }
    return folder(document.sha256())
        .resolve(
            "%s.%s.%s%s".formatted(document.sha256(), document.reader(), document.textId(), JSON));
  }

  private Path notePath(String runId) {
    String name = Sha256.of(runId);
    return directory.resolve("runs").resolve(name.substring(0, FOLDER_LENGTH)).resolve(name + JSON);
  }

  private Path path(String sha256) {
    return folder(sha256).resolve(sha256);
  }

  private Path formerPath(String sha256) {
    return directory.resolve(sha256);
  }

  private Path folder(String sha256) {
    return directory.resolve(sha256.substring(0, FOLDER_LENGTH));
  }
}
