package dev.innovationpipeline.ingest.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A browser as far as cookies go: keeps them, sends them, follows nothing. */
final class Tab {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String server;
  private final Map<String, String> cookies = new TreeMap<>();

  Tab(String server) {
    this.server = server;
  }

  /**
   * @param body empty for an event stream, of which the head alone is read
   */
  record Answer(int status, String location, String cookie, String body) {}

  Answer get(String path) throws IOException, InterruptedException {
    return ask("GET", path, "", Map.of());
  }

  Answer ask(String method, String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    if (!cookies.isEmpty()) {
      request.header("Cookie", sent());
    }
    HttpResponse<InputStream> answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    try (InputStream content = answer.body()) {
      boolean stream =
          answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
      return new Answer(
          answer.statusCode(),
          answer.headers().firstValue("Location").orElse(""),
          String.join("\n", answer.headers().allValues("Set-Cookie")),
          stream ? "" : new String(content.readAllBytes(), UTF_8));
    }
  }

  Answer post(String path, Map<String, String> form, Map<String, String> headers)
      throws IOException, InterruptedException {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("Content-Type", "application/x-www-form-urlencoded");
    return ask("POST", path, Form.encoded(form), all);
  }

  /** All of an event stream, once its head was read. */
  CompletableFuture<String> wholeStream(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + path)).header("Cookie", sent()).build();
    InputStream content = HTTP.send(request, BodyHandlers.ofInputStream()).body();
    return CompletableFuture.supplyAsync(
        () -> {
          try (content) {
            return new String(content.readAllBytes(), UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private String sent() {
    return cookies.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining("; "));
  }

  private void keep(String header) {
    String pair = header.substring(0, header.indexOf(';'));
    int equals = pair.indexOf('=');
    if (header.contains("Max-Age=0")) {
      cookies.remove(pair.substring(0, equals));
    } else {
      cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
  }

  Map<String, String> cookies() {
    return cookies;
  }
}
