package dev.innovationpipeline.systemtests.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.cli.PipelineCommand;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Output of a command, with logs of the services that write beside it. */
record Said(int code, String out, String err) {

  /** Carries out a command in this process. */
  static Said by(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, UTF_8));
    System.setErr(new PrintStream(complained, true, UTF_8));
    try {
      int code = PipelineCommand.line().execute(arguments);
      return new Said(code, written.toString(UTF_8), complained.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** Its lines, each a JSON object. */
  List<JsonNode> entries() {
    return out.lines().map(WireJson.MAPPER::readTree).toList();
  }

  List<String> actions() {
    return entries().stream().map(entry -> entry.path("action").asString("")).toList();
  }
}
