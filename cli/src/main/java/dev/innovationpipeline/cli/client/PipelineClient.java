package dev.innovationpipeline.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A client of the pipeline's HTTP API. */
public final class PipelineClient {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration DOWNLOAD_TIMEOUT = Duration.ofMinutes(5);
  private static final Set<Integer> TRANSIENT_STATUSES = Set.of(429, 502, 503, 504);

  private final HttpClient http;
  private final String server;
  private final @Nullable String token;

  public PipelineClient(String server) {
    this(server, null);
  }

  /**
   * @param token an operator's, for requests that only operators may make
   */
  public PipelineClient(String server, @Nullable String token) {
    this(server, token, null);
  }

  /**
   * @param token a key, or a token
   * @param trust in the server's certificate; null for that of the JVM
   */
  public PipelineClient(String server, @Nullable String token, @Nullable SSLContext trust) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5));
    http = trust == null ? builder.build() : builder.sslContext(trust).build();
    this.server = withoutSlashes(server);
    this.token = token;
  }

  static String withoutSlashes(String url) {
    int end = url.length();
    while (end > 0 && url.charAt(end - 1) == '/') {
      end--;
    }
    return url.substring(0, end);
  }

  public Exchange get(String path) throws InterruptedException {
    return Exchange.of(send(to(path).GET().build()));
  }

  public Exchange post(String path, @Nullable JsonNode body) throws InterruptedException {
    HttpRequest.Builder request = to(path);
    if (body == null) {
      return Exchange.of(send(request.POST(BodyPublishers.noBody()).build()));
    }
    request.header("Content-Type", "application/json");
    return Exchange.of(send(request.POST(BodyPublishers.ofString(body.toString())).build()));
  }

  /**
   * @param expected the entity tag of what is replaced; null for none
   */
  public Exchange put(String path, String contentType, String body, @Nullable String expected)
      throws InterruptedException {
    HttpRequest.Builder request =
        to(path).header("Content-Type", contentType).PUT(BodyPublishers.ofString(body));
    if (expected != null) {
      request.header("If-Match", expected);
    }
    return Exchange.of(send(request.build()));
  }

  public Exchange patch(String path, JsonNode body) throws InterruptedException {
    return Exchange.of(
        send(
            to(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body.toString()))
                .build()));
  }

  /** Receives the lines of an answer until it ends. */
  public interface LineReceiver {
    void line(String line) throws InterruptedException;
  }

  /**
   * Follows an answer that goes on, line by line, until the server ends it.
   *
   * @throws ClientException when the server refuses it or is away
   */
  public void follow(String path, LineReceiver receiver) throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path)).GET();
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<Stream<String>> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
      try (Stream<String> lines = response.body()) {
        if (response.statusCode() / 100 != 2) {
          throw new ClientException(
              "The server refused the stream (%d): %s"
                  .formatted(response.statusCode(), lines.collect(Collectors.joining(" "))),
              null,
              TRANSIENT_STATUSES.contains(response.statusCode()));
        }
        for (String line : (Iterable<String>) lines::iterator) {
          receiver.line(line);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new ClientException("The stream of " + server + " has ended.", e, true);
    }
  }

  public Exchange delete(String path) throws InterruptedException {
    return Exchange.of(send(to(path).DELETE().build()));
  }

  /**
   * Downloads into a stream, which stays open.
   *
   * @throws ClientException with the server's reason when it refuses
   */
  public void download(String path, OutputStream out) throws IOException, InterruptedException {
    HttpRequest request = to(path).timeout(DOWNLOAD_TIMEOUT).GET().build();
    HttpResponse<InputStream> response = send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() / 100 != 2) {
        JsonNode problem = Exchange.json(new String(body.readAllBytes(), UTF_8));
        throw new ClientException(
            "The server refused the download (%d): %s"
                .formatted(response.statusCode(), problem.path("detail").asString("")),
            null);
      }
      body.transferTo(out);
    }
  }

  /** Percent-encodes a part of a path or a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** Uploads a local file and returns its URL at the server. */
  public String upload(Path file) throws IOException, InterruptedException {
    return send("/documents", file).path("blob_url").asString();
  }

  /** Uploads a ZIP archive, whose documents the server stores; returns its answer. */
  public JsonNode unpack(Path archive) throws IOException, InterruptedException {
    return send("/documents/unpack", archive);
  }

  private JsonNode send(String path, Path file) throws IOException, InterruptedException {
    String boundary = "pipeline-" + UUID.randomUUID();
    String head =
        ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n")
            .formatted(boundary, plainName(file));
    HttpRequest request =
        to(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofByteArray(Files.readAllBytes(file)),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
            .build();
    return expect(send(request), "upload " + file);
  }

  /** Starts a run and returns its id. */
  public String start(JsonNode run) throws InterruptedException {
    HttpRequest request =
        to("/run")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(run.toString()))
            .build();
    return expect(send(request), "start the run").path("run_id").asString();
  }

  /** Empty when the server knows no such run. */
  public Optional<JsonNode> status(String runId) throws InterruptedException {
    return find("/status/", runId, "read the status");
  }

  /** The run's results so far; empty before the first is in the database. */
  public Optional<JsonNode> results(String runId) throws InterruptedException {
    return find("/runs/", runId, "read the results");
  }

  private Optional<JsonNode> find(String path, String runId, String what)
      throws InterruptedException {
    HttpResponse<String> response = send(to(path + URLEncoder.encode(runId, UTF_8)).GET().build());
    return response.statusCode() == 404 ? Optional.empty() : Optional.of(expect(response, what));
  }

  private HttpRequest.Builder to(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path)).timeout(REQUEST_TIMEOUT);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws InterruptedException {
    try {
      return http.send(request, body);
    } catch (SSLException e) {
      throw new ClientException(
          "The certificate of %s is not trusted here (%s). Name the file of its authority with --ca-file."
              .formatted(server, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new ClientException(
          "No pipeline answers at "
              + server
              + ". Start one with ./pipeline up, or name another with --server.",
          e,
          true);
    }
  }

  private static JsonNode expect(HttpResponse<String> response, String what) {
    if (response.statusCode() / 100 == 2) {
      return WireJson.MAPPER.readTree(response.body());
    }
    throw new ClientException(
        "The server refused to %s (%d): %s%s"
            .formatted(
                what,
                response.statusCode(),
                reason(response),
                Exchange.advice(response.statusCode())),
        null,
        TRANSIENT_STATUSES.contains(response.statusCode()));
  }

  /** The sentence of a problem+json, with every wrong field. */
  private static String reason(HttpResponse<String> response) {
    try {
      JsonNode problem = WireJson.MAPPER.readTree(response.body());
      String fields =
          problem
              .path("errors")
              .valueStream()
              .map(error -> " " + error.path("field").asString("") + " " + message(error) + ".")
              .collect(Collectors.joining());
      return problem.path("detail").asString(response.body()) + fields;
    } catch (JacksonException e) {
      return response.body();
    }
  }

  private static String message(JsonNode error) {
    return error.path("message").asString(error.path("detail").asString("is wrong"));
  }

  /** Without what would end the name in a header. */
  private static String plainName(Path file) {
    return String.valueOf(file.getFileName())
        .codePoints()
        .map(each -> Character.isISOControl(each) || each == '"' || each == '\\' ? '_' : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
