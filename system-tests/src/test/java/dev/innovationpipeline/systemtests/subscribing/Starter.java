package dev.innovationpipeline.systemtests.subscribing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One of the starters as a user runs it, with a store of its own. */
final class Starter implements AutoCloseable {

  private final List<String> script;
  private final List<String> arguments;
  private final Map<String, String> environment;
  private final Path log;
  private @Nullable Process process;

  /**
   * @param script with the program that runs it
   * @param arguments with which it consumes
   * @param store the file of its database
   */
  Starter(List<String> script, List<String> arguments, String bootstrapServers, Path store) {
    this.script = script;
    this.arguments = arguments;
    log = Path.of(store + ".log");
    environment =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            bootstrapServers,
            "STORE",
            store.toString(),
            "PYTHONDONTWRITEBYTECODE",
            "1");
  }

  void start() throws IOException {
    File file = log.toFile();
    process =
        builder(arguments)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
            .start();
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  boolean lives() {
    return process != null && process.isAlive();
  }

  String log() throws IOException {
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** What it has. */
  JsonNode report() throws IOException {
    Process report =
        builder(List.of("--report")).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return WireJson.MAPPER.readTree(new String(report.getInputStream().readAllBytes(), UTF_8));
  }

  private ProcessBuilder builder(List<String> with) {
    List<String> command = new ArrayList<>(script);
    command.addAll(with);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder;
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
