package dev.innovationpipeline.cli.client;

import dev.innovationpipeline.schema.wire.WireJson;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the server answered, for callers who go on by it.
 *
 * @param body empty when there is none or it is no JSON
 * @param retryAfter how long to wait before the same request
 */
public record Exchange(int status, JsonNode body, Duration retryAfter) {

  private static final long PAUSE_SECONDS = 2;

  static Exchange of(HttpResponse<String> response) {
    return new Exchange(
        response.statusCode(),
        json(response.body()),
        Duration.ofSeconds(
            response.headers().firstValueAsLong("retry-after").orElse(PAUSE_SECONDS)));
  }

  public boolean succeeded() {
    return status / 100 == 2;
  }

  /** For programs; empty where the problem has none. */
  public String code() {
    return body.path("code").asString("");
  }

  /** For people: the problem's sentence and every wrong field. */
  public String reason() {
    String fields =
        body.path("errors")
            .valueStream()
            .map(
                error ->
                    " "
                        + error.path("field").asString("")
                        + " "
                        + error.path("message").asString("is wrong")
                        + ".")
            .collect(Collectors.joining());
    return body.path("detail").asString("status " + status) + fields;
  }

  /**
   * The body of a success.
   *
   * @throws ClientException with the reason otherwise
   */
  public JsonNode expect(String what) {
    if (succeeded()) {
      return body;
    }
    throw new ClientException(
        "The server refused to " + what + " (" + status + "): " + reason(), null);
  }

  private static JsonNode json(String text) {
    try {
      return text.isBlank() ? WireJson.MAPPER.createObjectNode() : WireJson.MAPPER.readTree(text);
    } catch (JacksonException e) {
      return WireJson.MAPPER.createObjectNode().put("detail", text);
    }
  }
}
