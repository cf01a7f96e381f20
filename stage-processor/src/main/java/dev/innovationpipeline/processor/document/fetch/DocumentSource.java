package dev.innovationpipeline.processor.document.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import okhttp3.HttpUrl;

/** Copies documents from their addresses to the local disk. */
public final class DocumentSource {

  private final DocumentSettings settings;
  private final HttpDownload download;

  public DocumentSource(DocumentSettings settings) {
    this(settings, KeySettings.NONE);
  }

  public DocumentSource(DocumentSettings settings, KeySettings key) {
    this(settings, key, Pause.JITTERED);
  }

  DocumentSource(DocumentSettings settings, Pause pause) {
    this(settings, KeySettings.NONE, pause);
  }

  private DocumentSource(DocumentSettings settings, KeySettings key, Pause pause) {
    this.settings = settings;
    download = new HttpDownload(settings, pause, ServiceKey.of(settings, key));
  }

  /**
   * @param address an http or https URL; a file URL where the settings allow the file
   * @param companyId of the run that wants it
   * @throws dev.innovationpipeline.processor.failure.StageFailedException with a code that starts
   *     with {@code document_}
   * @throws InterruptedException if the run was cancelled or the process stops
   */
  public SpooledFile fetch(String address, String companyId) throws InterruptedException {
    String url = address.strip();
    if (url.toLowerCase(Locale.ROOT).startsWith("file:")) {
      return readFile(url);
    }
    HttpUrl parsed = HttpUrl.parse(url);
    if (parsed == null) {
      throw DocumentFailures.invalidUrl("is not an http or https address");
    }
    return download.fetch(parsed, companyId);
  }

  private SpooledFile readFile(String url) {
    if (!settings.allowFiles() && settings.filesDirectory() == null) {
      throw DocumentFailures.forbiddenFile();
    }
    Path path = pathOf(url);
    try {
      Path file = path.toRealPath();
      requireAllowed(file);
      if (!Files.isRegularFile(file)) {
        throw DocumentFailures.missingFile(path.toString());
      }
      try (InputStream in = Files.newInputStream(file)) {
        return SpooledFile.copyOf(in, settings.maxBytes());
      }
    } catch (IOException e) {
      requireAllowed(path.toAbsolutePath().normalize());
      throw DocumentFailures.missingFile(path.toString());
    }
  }

  /** Missing files elsewhere are forbidden, too: the answer does not tell which files exist. */
  private void requireAllowed(Path file) {
    if (!settings.allowFiles() && !isInDirectory(file)) {
      throw DocumentFailures.forbiddenFile();
    }
  }

  private boolean isInDirectory(Path file) {
    Path directory = settings.filesDirectory();
    try {
      return directory != null && file.startsWith(directory.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  private static Path pathOf(String url) {
    try {
      return Path.of(new URI(url.replace(" ", "%20")));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw DocumentFailures.invalidUrl("is not a complete file address");
    }
  }
}
