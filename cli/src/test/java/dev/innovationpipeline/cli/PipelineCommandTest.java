package dev.innovationpipeline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What commands say when they cannot do what they are asked, or have nothing to show. */
class PipelineCommandTest {

  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  @TempDir Path directory;
  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "runs --server garbage                     | --server takes an address | garbage",
        "runs --limit 0                            | --limit takes | not 0",
        "runs --limit -5                           | --limit takes | not -5",
        "audit --limit 0                           | --limit takes | not 0",
        "cards search --limit 0                    | --limit takes | not 0",
        "dlt list --limit 0                        | --limit takes | not 0",
        "webhooks deliveries w --company c --limit 0 | --limit takes | not 0",
        "webhooks listen --company c --to garbage  | --to takes an address | garbage",
        "login --wait 0                            | --wait takes | not 0",
        "reprocess --from-stage 4 --max-in-flight 0 | --max-in-flight takes | not 0",
        "companies budget c --set DIR/none         | There is no file | DIR/none",
        "companies budget c --set DIR              | is a folder | DIR",
        "companies import DIR/none                 | There is no file | DIR/none",
        "companies import DIR/binary.yaml          | not text in UTF-8 | DIR/binary.yaml",
        "dlt redrive --id i --value DIR/none       | There is no file | DIR/none",
        "run DIR --company c | ./pipeline batch | DIR",
        "run DIR/none --company c | There is no file | DIR/none",
        "batch DIR/none --company c | There is no file or folder | DIR/none",
      })
  void whatCannotBeUsedIsNamedInASentence(String command, String says, String names)
      throws IOException {
    Files.write(directory.resolve("binary.yaml"), new byte[] {(byte) 0xc3, 0x28, 0});

    assertThat(run(command)).isEqualTo(WRONG_USAGE);
    assertThat(errors.toString().lines())
        .singleElement()
        .asString()
        .contains(says, inDirectory(names));
  }

  /** Where no command knows of it. */
  @Test
  void aFileThatFailsIsNamedInASentence() throws IOException {
    Files.createFile(directory.resolve("file"));

    assertThat(run("runs --data-dir DIR/file")).isEqualTo(FAILED);
    assertThat(errors.toString().lines())
        .singleElement()
        .asString()
        .contains(inDirectory("DIR/file"), "cannot be used");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs",
        "audit",
        "keys list",
        "cards search x",
        "cards views",
        "companies list",
        "webhooks list --company c",
        "webhooks deliveries w --company c",
        "batch list",
      })
  void nothingToShowIsSaidBesideTheOutput(String command) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    System.setErr(new PrintStream(said, true, UTF_8));
    try {
      String asked = command + " --server http://localhost:" + server.getAddress().getPort();
      assertThat(run(asked)).isZero();
      assertThat(printed.toString(UTF_8)).isEmpty();
      assertThat(said.toString(UTF_8).lines()).singleElement().asString().endsWith(".");
      said.reset();
      assertThat(run(asked + " --json")).isZero();
      assertThat(said.toString(UTF_8)).isEmpty();
    } finally {
      System.setOut(out);
      System.setErr(err);
      server.stop(0);
    }
  }

  private int run(String command) {
    CommandLine line = PipelineCommand.line();
    line.setErr(new PrintWriter(errors, true));
    List<String> arguments = new ArrayList<>();
    for (String each : command.strip().split(" ", -1)) {
      arguments.add(inDirectory(each));
    }
    return line.execute(arguments.toArray(String[]::new));
  }

  private String inDirectory(String text) {
    return text.replace("DIR", directory.toString());
  }
}
