package dev.innovationpipeline.cli.assistant;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tools that answer with the server's exports, or save them where a person allows it. */
final class ExportTools {

  private static final Set<String> TEXTS = Set.of("markdown", "json", "csv");
  private static final int MAX_NAME_CHARS = 60;

  private final ClientSource server;
  private final ResultTools results;
  private final @Nullable Path folder;

  /**
   * @param folder where files are saved; null for nowhere
   */
  ExportTools(ClientSource server, ResultTools results, @Nullable Path folder) {
    if (folder != null && !Files.isDirectory(folder)) {
      throw new ClientException("--exports takes a folder, and " + folder + " is none.", null);
    }
    this.server = server;
    this.results = results;
    this.folder = folder;
  }

  List<AssistantTool> all() {
    return List.of(
        new AssistantTool(
            "export_run",
            "Export a run",
            """
            A run as one document: markdown, csv or json in the answer; pptx, docx, xlsx or pdf as a \
            file whose path is the answer, where the user allows files.\
            """,
            """
            {"type": "object", "additionalProperties": false, "required": ["run_id"],
             "properties": {
              "run_id": {"type": "string", "minLength": 1},
              "format": {"enum": ["markdown", "json", "csv", "pptx", "docx", "xlsx", "pdf"], "default": "markdown"},
              "cards": {"type": "array", "items": {"type": "integer", "minimum": 1}, "maxItems": 20,
               "description": "Only the cards of these numbers"}}}
            """,
            folder == null,
            (arguments, progress) -> run(arguments)),
        new AssistantTool(
            "export_cards",
            "Export cards of several runs",
            """
            Chosen cards of any runs as one document, in the formats of export_run. search_cards \
            answers with the names of cards that it takes.\
            """,
            """
            {"type": "object", "additionalProperties": false, "required": ["cards"],
             "properties": {
              "cards": {"type": "array", "items": {"type": "string", "minLength": 3}, "minItems": 1, "maxItems": 200,
               "description": "Each as the run's id, a colon and the card's number"},
              "format": {"enum": ["markdown", "json", "csv", "pptx", "docx", "xlsx", "pdf"], "default": "markdown"}}}
            """,
            folder == null,
            (arguments, progress) -> cards(arguments)));
  }

  private Answer run(Arguments arguments) throws IOException, InterruptedException {
    String runId = arguments.text("run_id");
    results.results(runId);
    StringBuilder query = new StringBuilder("format=").append(wireName(format(arguments)));
    arguments.texts("cards").forEach(card -> query.append("&card=").append(card));
    return export(
        "/runs/%s/export?%s".formatted(PipelineClient.encoded(runId), query),
        format(arguments),
        runId);
  }

  private Answer cards(Arguments arguments) throws IOException, InterruptedException {
    StringBuilder query = new StringBuilder("format=").append(wireName(format(arguments)));
    arguments
        .texts("cards")
        .forEach(card -> query.append("&card=").append(PipelineClient.encoded(card)));
    return export("/runs/export?" + query, format(arguments), "cards");
  }

  /** A run for people. */
  String markdown(String runId) throws IOException, InterruptedException {
    results.results(runId);
    return text("/runs/%s/export?format=md".formatted(PipelineClient.encoded(runId)));
  }

  private static String format(Arguments arguments) {
    return arguments.text("format", "markdown");
  }

  private static String wireName(String format) {
    return format.equals("markdown") ? "md" : format;
  }

  private Answer export(String path, String format, String name)
      throws IOException, InterruptedException {
    if (!TEXTS.contains(format)) {
      return saved(path, format, name);
    }
    String text = text(path);
    JsonNode json = format.equals("json") ? WireJson.MAPPER.readTree(text) : null;
    return new Answer(text, json);
  }

  private String text(String path) throws IOException, InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    server.client().download(path, bytes);
    return bytes.toString(UTF_8);
  }

  private Answer saved(String path, String format, String name)
      throws IOException, InterruptedException {
    if (folder == null) {
      throw new ClientException(
          "No files may be saved here. Take markdown, csv or json, or ask the user to add --exports"
              + " DIR to the command that starts this server.",
          null);
    }
    Path file = create(folder, plain(name), format);
    boolean complete = false;
    try (OutputStream out = Files.newOutputStream(file)) {
      server.client().download(path, out);
      complete = true;
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
    return new Answer(
        "Saved as " + file, WireJson.MAPPER.createObjectNode().put("path", file.toString()));
  }

  /** A file that was not there: nothing of the user's is replaced. */
  private static Path create(Path folder, String name, String ending) throws IOException {
    for (int i = 1; ; i++) {
      Path file =
          folder.resolve("opportunities-%s%s.%s".formatted(name, i == 1 ? "" : "-" + i, ending));
      try {
        return Files.createFile(file);
      } catch (FileAlreadyExistsException e) {
        // Another number is free.
      }
    }
  }

  /** An id may have characters that lead to another folder. */
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    name.chars()
        .limit(MAX_NAME_CHARS)
        .map(each -> Character.isLetterOrDigit(each) || each == '-' ? each : '_')
        .forEach(each -> plain.append((char) each));
    return plain.toString();
  }
}
