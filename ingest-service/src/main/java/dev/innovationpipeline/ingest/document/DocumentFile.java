package dev.innovationpipeline.ingest.document;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A document as it is downloaded: a PDF, or bytes that no browser takes for a page.
 *
 * @param name for the file; null for none
 */
public record DocumentFile(Path path, @Nullable String name) {

  private static final byte[] PDF = "%PDF-".getBytes(US_ASCII);

  /** To be shown in its place. */
  ResponseEntity<Resource> answer() throws IOException {
    return ResponseEntity.ok().contentType(type()).body(new FileSystemResource(path));
  }

  /**
   * To be saved as a file.
   *
   * @param inline to be shown instead, which only a PDF is
   */
  public ResponseEntity<Resource> answer(boolean inline) throws IOException {
    MediaType type = type();
    ContentDisposition.Builder disposition =
        inline && type.equals(MediaType.APPLICATION_PDF)
            ? ContentDisposition.inline()
            : ContentDisposition.attachment();
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .headers(
            headers ->
                headers.setContentDisposition(
                    (name == null ? disposition : disposition.filename(name, UTF_8)).build()))
        .body(new FileSystemResource(path));
  }

  /** By content; nothing that a browser would run. */
  private MediaType type() throws IOException {
    try (InputStream content = Files.newInputStream(path)) {
      return Arrays.equals(content.readNBytes(PDF.length), PDF)
          ? MediaType.APPLICATION_PDF
          : MediaType.APPLICATION_OCTET_STREAM;
    }
  }
}
