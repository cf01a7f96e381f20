package dev.innovationpipeline.local.model;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** Asks the offline model as the stages do. */
record ModelCaller(OfflineModel model) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  HttpResponse<String> ask(int stage, String material) throws IOException, InterruptedException {
    ObjectNode body = WireJson.MAPPER.createObjectNode().put("model", "any");
    body.putArray("messages")
        .addObject()
        .put("role", "user")
        .put(
            "content", "Stage " + stage + " of 5: test\n<document>\n" + material + "\n</document>");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(model.baseUrl() + "/chat/completions"))
            .timeout(Duration.ofSeconds(2))
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  String content(int stage, String material) throws IOException, InterruptedException {
    return WireJson.MAPPER
        .readTree(ask(stage, material).body())
        .at("/choices/0/message/content")
        .asString();
  }
}
