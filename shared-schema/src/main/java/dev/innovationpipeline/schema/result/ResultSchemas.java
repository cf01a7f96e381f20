package dev.innovationpipeline.schema.result;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * JSON Schemas (draft 2020-12) of the structured part of results, as it stands in events and as a
 * model answers it.
 */
public final class ResultSchemas {

  private ResultSchemas() {}

  /** The schema of {@code {"inspirations": […]}}. */
  public static String inspirations() {
    return read("inspirations.schema.json");
  }

  /** The schema of {@code {"cards": […]}}. */
  public static String opportunityCards() {
    return read("opportunity-cards.schema.json");
  }

  private static String read(String name) {
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
