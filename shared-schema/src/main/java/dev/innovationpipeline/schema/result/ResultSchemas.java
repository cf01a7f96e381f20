package dev.innovationpipeline.schema.result;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The resources with JSON Schemas (draft 2020-12) of the structured part of results. */
final class ResultSchemas {

  private ResultSchemas() {}

  static String read(String name) {
    try (InputStream file = ResultSchemas.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("The resource " + name + " is missing from shared-schema.");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
