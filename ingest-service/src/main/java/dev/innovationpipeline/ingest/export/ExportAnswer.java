package dev.innovationpipeline.ingest.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;

/** An export as it is downloaded, with its length, so that clients show their progress. */
final class ExportAnswer {

  private ExportAnswer() {}

  /** Of a file that is kept. */
  static ResponseEntity<Resource> of(ExportFormat format, String name, Path file) {
    return answer(format, name, new FileSystemResource(file));
  }

  /** Of a file that is gone once it is sent. */
  static ResponseEntity<Resource> once(ExportFormat format, Exports.Ready ready)
      throws IOException {
    long length = Files.size(ready.file());
    InputStream content = Files.newInputStream(ready.file(), StandardOpenOption.DELETE_ON_CLOSE);
    Resource resource =
        new InputStreamResource(content) {
          @Override
          public long contentLength() {
            return length;
          }
        };
    return answer(format, ready.written().name(), resource);
  }

  private static ResponseEntity<Resource> answer(
      ExportFormat format, String name, Resource content) {
    return ResponseEntity.ok()
        .contentType(format.type())
        .cacheControl(CacheControl.noStore())
        .headers(
            headers ->
                headers.setContentDisposition(
                    ContentDisposition.attachment().filename(name, UTF_8).build()))
        .body(content);
  }
}
