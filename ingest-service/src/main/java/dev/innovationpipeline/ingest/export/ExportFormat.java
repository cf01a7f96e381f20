package dev.innovationpipeline.ingest.export;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;

/** The formats of exports; a name is the ending of the file, too. */
enum ExportFormat {
  PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", true),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", true),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false),
  PDF("application/pdf", true),
  MD("text/markdown;charset=UTF-8", false),
  JSON("application/json", false),
  CSV("text/csv;charset=UTF-8", false);

  private final String type;
  private final boolean inMemory;

  ExportFormat(String type, boolean inMemory) {
    this.type = type;
    this.inMemory = inMemory;
  }

  @JsonValue
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  MediaType type() {
    return MediaType.parseMediaType(type);
  }

  /** Whether its document is in memory until it is complete, so that cards must be few. */
  boolean isInMemory() {
    return inMemory;
  }

  static Optional<ExportFormat> of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.wireName().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** Their names, for the message that refuses another. */
  static String names() {
    return Arrays.stream(values()).map(ExportFormat::wireName).collect(Collectors.joining(", "));
  }
}
