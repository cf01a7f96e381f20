package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.fetch.HttpDownload;
import dev.innovationpipeline.processor.document.fetch.Pause;
import dev.innovationpipeline.processor.document.file.DocumentFailures;
import dev.innovationpipeline.processor.document.file.DocumentSettings;
import dev.innovationpipeline.processor.document.file.SpooledFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import okhttp3.HttpUrl;

/** Brings a document from its address to this host's disk. */
final class DocumentSource {

  private final DocumentSettings settings;
  private final HttpDownload download;

  DocumentSource(DocumentSettings settings, Pause pause) {
    this.settings = settings;
    download = new HttpDownload(settings, pause);
  }

  SpooledFile fetch(String address) throws InterruptedException {
    String url = address.strip();
    if (url.toLowerCase(Locale.ROOT).startsWith("file:")) {
      return readFile(url);
    }
    HttpUrl parsed = HttpUrl.parse(url);
    if (parsed == null) {
      throw DocumentFailures.invalidUrl("is not an http or https address");
    }
    return download.fetch(parsed);
  }

  private SpooledFile readFile(String url) {
    if (!settings.allowFiles()) {
      throw DocumentFailures.forbiddenAddress("A file on the server");
    }
    Path path = pathOf(url);
    if (!Files.isRegularFile(path)) {
      throw DocumentFailures.missingFile(path.toString());
    }
    try (InputStream in = Files.newInputStream(path)) {
      return SpooledFile.copyOf(in, settings.maxBytes());
    } catch (IOException e) {
      throw DocumentFailures.missingFile(path.toString());
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
