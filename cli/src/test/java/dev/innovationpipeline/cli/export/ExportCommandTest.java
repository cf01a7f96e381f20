package dev.innovationpipeline.cli.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.cli.PipelineCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExportCommandTest {

  @TempDir Path directory;
  private final List<String> asked = new ArrayList<>();
  private final StringWriter errors = new StringWriter();
  private HttpServer server;
  private String end = "DONE";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    asked.add((exchange.getRequestMethod() + " " + path + " " + body).strip());
    String state = exchange.getRequestMethod().equals("POST") ? "WRITING" : end;
    String answer =
        path.endsWith("/file")
            ? "content"
            : """
            {"export_id": "e1", "state": "%s", "runs_done": 1, "runs_total": 1, "cards": 5,
             "name": "cards.pptx", "file": "/exports/e1/file", "problem": "It takes at most 300 cards."}
            """
                .formatted(state);
    exchange.sendResponseHeaders(200, answer.getBytes(UTF_8).length);
    exchange.getResponseBody().write(answer.getBytes(UTF_8));
    exchange.close();
  }

  private int run(String... arguments) {
    CommandLine line = PipelineCommand.line();
    line.setErr(new PrintWriter(errors, true));
    return line.execute(
        Stream.concat(
                Stream.of(
                    "export", "--server", "http://localhost:" + server.getAddress().getPort()),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  @Test
  void aRunIsSavedInTheFormatOfTheFile() throws IOException {
    Path file = directory.resolve("mine.pptx");
    assertThat(run("r1", "--card", "r2:3", "-o", file.toString())).isZero();
    assertThat(file).hasContent("content");
    assertThat(asked)
        .containsExactly(
            "POST /exports {\"format\":\"pptx\",\"runs\":[\"r1\"],\"cards\":[\"r2:3\"]}",
            "GET /exports/e1",
            "GET /exports/e1/file");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void withoutRunsItIsASearch() {
    assertThat(run("--format", "CSV", "--company", "c", "--starred", "-o", path("a.csv"))).isZero();
    assertThat(asked.getFirst())
        .contains("\"format\":\"csv\"", "\"company_id\":\"c\"", "\"starred\":true")
        .doesNotContain("\"runs\"");
  }

  @Test
  void anExportThatFailsSaysWhy() {
    end = "FAILED";
    assertThat(run("r1", "-o", path("a.pdf"))).isEqualTo(1);
    assertThat(errors.toString()).contains("It takes at most 300 cards.");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aFileThatCannotBeWrittenIsNamedBeforeTheServerIsAsked() {
    assertThat(run("r1", "-o", path("none/a.pdf"))).isEqualTo(2);
    assertThat(errors.toString().lines())
        .singleElement()
        .asString()
        .contains("There is no folder " + path("none"), "make it");
    errors.getBuffer().setLength(0);
    assertThat(run("r1", "-o", directory.toString())).isEqualTo(2);
    assertThat(errors.toString().lines())
        .singleElement()
        .asString()
        .contains(directory + " is a folder", path("cards.pptx"));
    assertThat(asked).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  /** The server chooses the last part of the path at most. */
  @Test
  void aNameOfTheServerLeadsToNoOtherDirectory() {
    assertThat(ExportCommand.plainName("../../etc/passwd")).isEqualTo("passwd");
    assertThat(ExportCommand.plainName("..\\\\x.pptx")).isEqualTo("x.pptx");
    assertThat(ExportCommand.plainName(".bashrc")).isEqualTo("export");
    assertThat(ExportCommand.plainName("")).isEqualTo("export");
  }

  private String path(String file) {
    return directory.resolve(file).toString();
  }
}
