package dev.innovationpipeline.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.cli.PipelineCommand;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.process.JavaCommand;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** {@code ./pipeline up} in a process of its own, as a user has it. */
public final class LocalProcess implements AutoCloseable {

  private static final long STOP_TIMEOUT_SECONDS = 60;

  private final Process process;
  private final JsonNode addresses;

  private LocalProcess(Process process) throws IOException {
    this.process = process;
    addresses = WireJson.MAPPER.readTree(firstJson(process.inputReader(UTF_8)));
  }

  /** Logging may say something first. */
  private static String firstJson(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("{")) {
        return line;
      }
    }
    throw new IOException("The pipeline ended before it was ready; see its log.");
  }

  /**
   * Answers once the pipeline is ready.
   *
   * @param data its data directory; its log is written beside it
   * @param additions to the class path
   */
  public static LocalProcess start(Path data, Path... additions) throws IOException {
    return start(data, Map.of(), additions);
  }

  /**
   * @param environment variables beside those of this process
   */
  public static LocalProcess start(Path data, Map<String, String> environment, Path... additions)
      throws IOException {
    return start(data, environment, 0, List.of(), additions);
  }

  /** At the address that a process had which has ended: documents were uploaded to it. */
  public static LocalProcess startAgain(Path data, LocalProcess ended) throws IOException {
    return start(data, Map.of(), URI.create(ended.serverUrl()).getPort(), List.of());
  }

  /** With a login, over HTTPS. */
  public static LocalProcess startSecure(Path data) throws IOException {
    return start(data, Map.of(), 0, List.of("--secure"));
  }

  private static LocalProcess start(
      Path data, Map<String, String> environment, int port, List<String> options, Path... additions)
      throws IOException {
    String classPath =
        Stream.concat(
                Stream.of(System.getProperty("java.class.path")),
                Stream.of(additions).map(path -> path.toAbsolutePath().toString()))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> arguments =
        new ArrayList<>(
            List.of("up", "--json", "--http-port=" + port, "--kafka-port=0", "--postgres-port=0"));
    arguments.add("--data-dir=" + data);
    arguments.addAll(options);
    File log = new File(data + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                JavaCommand.of(List.of("-Xmx512m"), classPath, PipelineCommand.class, arguments))
            .redirectError(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().putAll(environment);
    return new LocalProcess(builder.start());
  }

  public PipelineClient client() {
    return new PipelineClient(addresses.path("web").asString());
  }

  public String serverUrl() {
    return addresses.path("web").asString();
  }

  /** Of a secure pipeline: the password of one of its people. */
  public String passwordOf(String name) {
    return addresses
        .path("logins")
        .valueStream()
        .filter(person -> person.path("name").asString("").equals(name))
        .findFirst()
        .orElseThrow()
        .path("password")
        .asString();
  }

  public String bootstrapServers() {
    return addresses.path("kafka").asString();
  }

  public String postgresUrl() {
    return addresses.path("postgres").asString();
  }

  /** Ends it as {@code kill -9} does; the next start stops the PostgreSQL that is left. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Stops it as Ctrl-C does. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
