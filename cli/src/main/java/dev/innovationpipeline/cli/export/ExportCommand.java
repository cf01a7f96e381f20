package dev.innovationpipeline.cli.export;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.Exchange;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "export",
    description = {
      "Save the cards of runs as a file: slides, a document, a table.",
      "Without RUN_ID and --card, the cards of all runs that the other options select."
    },
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
  private static final String STDOUT = "-";

  @Parameters(paramLabel = "RUN_ID", arity = "0..*", description = "Runs, of which all cards.")
  List<String> runs = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "",
      description =
          "pptx, docx, xlsx, pdf, md, json or csv. Default: the ending of FILE, else json.")
  String format = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "File, or - for stdout. Default: the server's name for it, in this directory.")
  @Nullable String output;

  @Option(
      names = "--card",
      paramLabel = "RUN_ID:N",
      description = "A single card by its number. Can be repeated.")
  List<String> cards = new ArrayList<>();

  @Option(names = "--company", paramLabel = "C", description = "Of runs of this company.")
  @Nullable String company;

  @Option(names = "--user", paramLabel = "U", description = "Of runs that this user started.")
  @Nullable String user;

  @Option(names = "--status", paramLabel = "S", description = "E.g. COMPLETED.")
  @Nullable String status;

  @Option(names = "--query", paramLabel = "TEXT", description = "In cards or documents.")
  @Nullable String query;

  @Option(
      names = "--since",
      paramLabel = "T",
      description = "Started at or after T, such as 2026-11-01T10:00:00Z.")
  @Nullable String since;

  @Option(names = "--until", paramLabel = "T", description = "Started before T.")
  @Nullable String until;

  @Option(names = "--starred", description = "Only of runs with a starred card.")
  boolean starred;

  @Option(names = "--degraded", description = "Only of runs in whose results something was lost.")
  boolean degraded;

  @Option(
      names = "--json",
      description = "Print one JSON object on stdout, with the path of the file.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    if (json && STDOUT.equals(output)) {
      throw ClientException.wrongUsage("--json and -o - both need stdout; give one of them.", null);
    }
    if (output != null && !STDOUT.equals(output)) {
      checkWritable(Path.of(output));
    }
    PipelineClient client = server.client();
    JsonNode job = done(client, client.post("/exports", request()).expect("export the cards"));
    String file = job.path("file").asString("");
    if (STDOUT.equals(output)) {
      client.download(file, System.out);
      System.out.flush();
      return 0;
    }
    Path path = Path.of(output == null ? plainName(job.path("name").asString("")) : output);
    save(client, file, path);
    System.out.println(
        json
            ? ((ObjectNode) job).put("path", path.toString()).toString()
            : "%d cards in %s".formatted(job.path("cards").asInt(), path));
    return 0;
  }

  private ObjectNode request() {
    ObjectNode body = WireJson.MAPPER.createObjectNode().put("format", format());
    if (!runs.isEmpty() || !cards.isEmpty()) {
      runs.forEach(body.withArray("runs")::add);
      cards.forEach(body.withArray("cards")::add);
      return body;
    }
    ObjectNode search = body.putObject("search");
    put(search, "company_id", company);
    put(search, "user_id", user);
    put(search, "status", status);
    put(search, "q", query);
    put(search, "since", since);
    put(search, "until", until);
    search.put("starred", starred);
    search.put("degraded", degraded);
    return body;
  }

  private static void put(ObjectNode search, String name, @Nullable String value) {
    if (value != null) {
      search.put(name, value);
    }
  }

  private String format() {
    if (!format.isBlank()) {
      return format.toLowerCase(Locale.ROOT);
    }
    int dot = output == null ? -1 : output.lastIndexOf('.');
    return output == null || dot < 0 ? "json" : output.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static JsonNode done(PipelineClient client, JsonNode started)
      throws InterruptedException {
    JsonNode job = started;
    PrintStream progress = System.err;
    int told = -1;
    while (!job.path("state").asString("").equals("DONE")) {
      if (job.path("state").asString("").equals("FAILED")) {
        throw new ClientException(job.path("problem").asString("The export failed."), null);
      }
      int done = job.path("runs_done").asInt(0);
      if (done > told && done > 0) {
        progress.println("%d/%d runs".formatted(done, job.path("runs_total").asInt(0)));
        told = done;
      }
      Thread.sleep(POLL_INTERVAL);
      Exchange answer = client.get("/exports/" + started.path("export_id").asString(""));
      if (answer.status() < 500) {
        job = answer.expect("watch the export");
      }
    }
    return job;
  }

  /** A server's name must not lead to another directory. */
  static String plainName(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return last.isBlank() || last.startsWith(".") ? "export" : last;
  }

  /** Before the server makes the file for nothing. */
  private static void checkWritable(Path path) {
    if (Files.isDirectory(path)) {
      throw ClientException.wrongUsage(
          "%s is a folder; name the file, such as -o %s."
              .formatted(path, path.resolve("cards.pptx")),
          null);
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw ClientException.wrongUsage(
          "There is no folder %s for %s; make it, or name another file with -o."
              .formatted(folder, path),
          null);
    }
  }

  private static void save(PipelineClient client, String file, Path path)
      throws IOException, InterruptedException {
    Path part = path.resolveSibling(path.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        client.download(file, out);
      }
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      throw e; // It names the file.
    } catch (IOException e) {
      throw new ClientException(
          "The cards were not saved as %s: %s. Check the disk's space and the connection, and try again."
              .formatted(path, e.getMessage()),
          e);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
