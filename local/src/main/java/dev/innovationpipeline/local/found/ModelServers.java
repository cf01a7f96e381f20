package dev.innovationpipeline.local.found;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Looks for servers of models on the loopback address: one answers {@code GET /v1/models} with the
 * list of its models, as OpenAI's API has it. A port that nobody listens on costs no time.
 */
public final class ModelServers {

  /** Those of Ollama, LM Studio, llama.cpp and LocalAI, vLLM, Jan, and KoboldCpp. */
  private static final List<Integer> USUAL_PORTS = List.of(11434, 1234, 8080, 8000, 1337, 5001);

  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(200);

  /** Longer than a server takes that is at work on an answer. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(1);

  private static final int MAX_BODY_BYTES = 1 << 20;

  private final List<Integer> ports;

  ModelServers(List<Integer> ports) {
    this.ports = List.copyOf(ports);
  }

  /** Those on the ports that are usual. */
  public static ModelServers usual() {
    return new ModelServers(USUAL_PORTS);
  }

  /** In the order of the ports. */
  public List<ModelServer> find() {
    return ports.stream().flatMap(port -> at(port).stream()).toList();
  }

  /** The first server that has a model. */
  public Optional<LocalModel> first() {
    return ports.stream()
        .flatMap(port -> at(port).stream())
        .flatMap(server -> server.model("").stream())
        .findFirst();
  }

  /**
   * The model that a user asks for.
   *
   * @param name empty for the first model of the first server that has one
   * @throws NoLocalModelException if there is none, saying what there is
   */
  public LocalModel require(String name) {
    List<ModelServer> servers = find();
    return servers.stream()
        .flatMap(server -> server.model(name).stream())
        .findFirst()
        .orElseThrow(() -> new NoLocalModelException(reason(name, servers)));
  }

  private String reason(String name, List<ModelServer> servers) {
    if (servers.isEmpty()) {
      return "No server of models answers on this machine (ports %s). Start one, such as Ollama, or leave --model out: then the offline model answers."
          .formatted(ports);
    }
    List<String> models = servers.stream().flatMap(server -> server.models().stream()).toList();
    return models.isEmpty()
        ? "The server at %s has no model yet. Give it one, as by: ollama pull llama3.2"
            .formatted(servers.getFirst().baseUrl())
        : "No server on this machine has the model %s; there are %s."
            .formatted(name, String.join(", ", models));
  }

  private static Optional<ModelServer> at(int port) {
    if (!isOpen(port)) {
      return Optional.empty();
    }
    String baseUrl = "http://localhost:" + port + "/v1";
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/v1/models").toURL().openConnection();
      connection.setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
      connection.setReadTimeout(Math.toIntExact(READ_TIMEOUT.toMillis()));
      connection.setInstanceFollowRedirects(false);
      try (InputStream body = connection.getInputStream()) {
        return server(baseUrl, WireJson.MAPPER.readTree(body.readNBytes(MAX_BODY_BYTES)));
      } finally {
        connection.disconnect();
      }
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
          Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<ModelServer> server(String baseUrl, JsonNode list) {
    if (!list.path("data").isArray()) {
      return Optional.empty();
    }
    return Optional.of(new ModelServer(baseUrl, chatting(list.path("data")).toList()));
  }

  /** Without those that make vectors, which servers list as well. */
  private static Stream<String> chatting(JsonNode models) {
    return models
        .valueStream()
        .map(model -> model.path("id").asString(""))
        .filter(name -> !name.isBlank() && !name.toLowerCase(Locale.ROOT).contains("embed"));
  }
}
