package dev.innovationpipeline.local.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the offline model as the stages do. */
record ModelCaller(OfflineModel model) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  HttpResponse<String> ask(int stage, String material) throws IOException, InterruptedException {
    return HTTP.send(request(stage, material, false), HttpResponse.BodyHandlers.ofString());
  }

  /** All of a stream. */
  String stream(int stage, String material) throws IOException, InterruptedException {
    return HTTP.send(request(stage, material, true), HttpResponse.BodyHandlers.ofString()).body();
  }

  /** What comes first of a stream. */
  String firstOfStream(int stage, String material) throws IOException, InterruptedException {
    try (InputStream body =
        HTTP.send(request(stage, material, true), HttpResponse.BodyHandlers.ofInputStream())
            .body()) {
      return new String(body.readNBytes(20), UTF_8);
    }
  }

  /** The cards, which are asked for in JSON. */
  JsonNode cards(String material) throws IOException, InterruptedException {
    ObjectNode body = body(5, material, false);
    body.putObject("response_format").put("type", "json_object");
    String answer = HTTP.send(request(body), HttpResponse.BodyHandlers.ofString()).body();
    return WireJson.MAPPER
        .readTree(WireJson.MAPPER.readTree(answer).at("/choices/0/message/content").asString())
        .path("cards");
  }

  private HttpRequest request(int stage, String material, boolean stream) {
    return request(body(stage, material, stream));
  }

  private static ObjectNode body(int stage, String material, boolean stream) {
    ObjectNode body = WireJson.MAPPER.createObjectNode().put("model", "any");
    body.put("stream", stream)
        .putArray("messages")
        .addObject()
        .put("role", "user")
        .put(
            "content", "Stage " + stage + " of 5: test\n<document>\n" + material + "\n</document>");
    return body;
  }

  private HttpRequest request(ObjectNode body) {
    return HttpRequest.newBuilder(URI.create(model.baseUrl() + "/chat/completions"))
        .timeout(Duration.ofSeconds(2))
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
        .build();
  }

  String content(int stage, String material) throws IOException, InterruptedException {
    return WireJson.MAPPER
        .readTree(ask(stage, material).body())
        .at("/choices/0/message/content")
        .asString();
  }
}
