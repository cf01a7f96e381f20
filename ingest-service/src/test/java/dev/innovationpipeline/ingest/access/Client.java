package dev.innovationpipeline.ingest.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.platform.document.CompanyHeader;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Asks a service, as somebody or as nobody. */
public final class Client {

  private static final String COOKIE = "pipeline-session=";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String port;

  public Client(String port) {
    this.port = port;
  }

  /**
   * @param body empty for an event stream, of which the head alone is read
   */
  public record Answer(int statusCode, String body) {}

  public Answer get(String path, @Nullable String bearer) throws IOException, InterruptedException {
    return ask("GET", path, bearer, "", "");
  }

  /** As a processor asks that has a run of a company. */
  public Answer getFor(String company, String path, String bearer)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Authorization", "Bearer " + bearer)
            .header(CompanyHeader.NAME, CompanyHeader.of(company))
            .build();
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body());
  }

  /**
   * @param bearer null to say nothing of who asks; a key, a token, or a session's cookie and token
   * @param type of the body; of none when empty
   */
  public Answer ask(String method, String path, @Nullable String bearer, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (bearer != null && bearer.startsWith(COOKIE)) {
      int end = bearer.indexOf(' ');
      request.header("Cookie", bearer.substring(0, end));
      request.header("X-CSRF-Token", bearer.substring(end + 1));
    } else if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    if (!type.isEmpty()) {
      request.header("Content-Type", type.startsWith("multipart/") ? type + "; boundary=x" : type);
    }
    HttpResponse<InputStream> answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream content = answer.body()) {
      boolean isStream =
          answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
      return new Answer(
          answer.statusCode(), isStream ? "" : new String(content.readAllBytes(), UTF_8));
    }
  }

  /**
   * The lines of an event stream, once it ends.
   *
   * @param listener of each event's data, as it comes
   */
  public List<String> lines(String path, String bearer, Consumer<String> listener) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Authorization", "Bearer " + bearer)
            .build();
    List<String> lines = new ArrayList<>();
    HTTP.sendAsync(request, BodyHandlers.ofLines())
        .join()
        .body()
        .forEach(
            line -> {
              lines.add(line);
              if (line.startsWith("data:")) {
                listener.accept(line);
              }
            });
    return lines;
  }

  /** Starts a run on a document elsewhere. */
  public Answer start(String runId, String company, @Nullable String user, String bearer)
      throws IOException, InterruptedException {
    ObjectNode run = run(runId, "http://h/document.pdf", company);
    if (user != null) {
      run.put("user_id", user);
    }
    return ask("POST", "/run", bearer, "application/json", run.toString());
  }

  public Answer startOn(String address, String runId, String company, String bearer)
      throws IOException, InterruptedException {
    return ask("POST", "/run", bearer, "application/json", run(runId, address, company).toString());
  }

  private static ObjectNode run(String runId, String address, String company) {
    return WireJson.MAPPER
        .createObjectNode()
        .put("run_id", runId)
        .put("blob_url", address)
        .put("company_id", company);
  }

  /** Begins a session and returns its cookie, a space, and its token. */
  public String session(String bearer) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/session"))
                .header("Authorization", "Bearer " + bearer)
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'))
        + " "
        + text(new Answer(answer.statusCode(), answer.body()), "csrf_token");
  }

  /** Makes a key and returns it. */
  public String key(String bearer, String request) throws IOException, InterruptedException {
    return text(ask("POST", "/keys", bearer, "application/json", request), "key");
  }

  /** Uploads a document and returns its address. */
  public String upload(String content, String bearer) throws IOException, InterruptedException {
    String body =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.txt\"\r\n\r\n"
            + content
            + "\r\n--x--\r\n";
    String address =
        text(ask("POST", "/documents", bearer, "multipart/form-data", body), "blob_url");
    int name = address.indexOf('?');
    return name < 0 ? address : address.substring(0, name);
  }

  private static String text(Answer answer, String field) {
    String found = WireJson.MAPPER.readTree(answer.body()).path(field).asString("");
    if (found.isEmpty()) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return found;
  }
}
