package dev.innovationpipeline.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Requests to an ingest service with the operations token "secret". */
record Operator(ConfigurableApplicationContext service) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static JsonNode json(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return WireJson.MAPPER.readTree(response.body());
  }

  static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), UTF_8);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpResponse<String> redrive(String body) throws IOException, InterruptedException {
    return send(
        request("/dead-letters/redrive")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
  }

  /**
   * The status of a request's answer.
   *
   * @param asked the method and the path
   * @param authorization empty for none
   */
  int status(String asked, String authorization) throws IOException, InterruptedException {
    int path = asked.indexOf(' ') + 1;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(asked.substring(path)))
            .method(asked.substring(0, path - 1), HttpRequest.BodyPublishers.noBody());
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return send(request).statusCode();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer secret");
  }

  URI uri(String path) {
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://localhost:" + port + path);
  }

  /** The records of a topic with that key. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic, String key) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    service
        .getBean(LetterTopics.class)
        .read(
            List.of(topic),
            message -> {
              if (key.equals(new String(message.key(), UTF_8))) {
                found.add(message);
              }
            });
    return found;
  }
}
