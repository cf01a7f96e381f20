package dev.innovationpipeline.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The document that comes with the pipeline. */
public final class SampleDocument {

  private SampleDocument() {}

  /** A copy of the PDF that ends with this JVM. */
  public static Path file() throws IOException {
    try (InputStream pdf = SampleDocument.class.getResourceAsStream("/sample/dairy-trends.pdf")) {
      if (pdf == null) {
        throw new IllegalStateException("The sample is missing from the jar.");
      }
      Path file = Files.createTempFile("dairy-trends", ".pdf");
      Files.copy(pdf, file, StandardCopyOption.REPLACE_EXISTING);
      file.toFile().deleteOnExit();
      return file;
    }
  }
}
