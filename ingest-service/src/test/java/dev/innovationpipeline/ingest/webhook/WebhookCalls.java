package dev.innovationpipeline.ingest.webhook;

import dev.innovationpipeline.ingest.webhook.Receiver.Received;
import dev.innovationpipeline.schema.wire.WireJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Requests about webhooks to an instance. */
final class WebhookCalls {

  static final HttpClient HTTP = HttpClient.newHttpClient();

  private WebhookCalls() {}

  /** The first time that each message came. */
  static List<String> types(List<Received> received) {
    return received.stream()
        .map(
            each -> {
              JsonNode body = WireJson.MAPPER.readTree(each.body());
              return body.path("type").asString()
                  + " "
                  + body.path("data").path("stage").asString("");
            })
        .distinct()
        .toList();
  }

  static HttpResponse<String> deliveries(
      ConfigurableApplicationContext instance, String company, String id, String query)
      throws Exception {
    return call(instance, "GET", path(company, id) + "/deliveries" + query, null);
  }

  static String path(String company, String id) {
    return "/companies/" + company + "/webhooks/" + id;
  }

  static HttpResponse<String> call(
      ConfigurableApplicationContext instance, String method, String path, @Nullable String body)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(address(instance, path))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) {
    return WireJson.MAPPER.readTree(response.body());
  }

  static URI address(ConfigurableApplicationContext instance, String path) {
    return URI.create(
        "http://127.0.0.1:"
            + instance.getEnvironment().getRequiredProperty("local.server.port")
            + path);
  }
}
