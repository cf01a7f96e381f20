package dev.innovationpipeline.cli.client;

import dev.innovationpipeline.schema.wire.WireJson;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The response of a server.
 *
 * @param body an empty object when there is none
 * @param retryAfter the time to wait before the same request
 */
public record Exchange(int status, JsonNode body, Duration retryAfter) {

  private static final long DEFAULT_RETRY_DELAY_SECONDS = 2;

  static Exchange of(HttpResponse<String> response) {
    return new Exchange(
        response.statusCode(),
        json(response.body()),
        Duration.ofSeconds(
            response
                .headers()
                .firstValueAsLong("retry-after")
                .orElse(DEFAULT_RETRY_DELAY_SECONDS)));
  }

  public boolean succeeded() {
    return status / 100 == 2;
  }

  /** The problem's code for programs; empty where it has none. */
  public String code() {
    return body.path("code").asString("");
  }

  /** The problem's sentence for people, with every wrong field. */
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
   * Returns the body of a successful response.
   *
   * @throws ClientException with the reason when the response is no success
   */
  public JsonNode expect(String what) {
    if (succeeded()) {
      return body;
    }
    throw new ClientException(
        "The server refused to " + what + " (" + status + "): " + reason() + advice(status), null);
  }

  /** The way out of a refusal; empty where the server says it. */
  static String advice(int status) {
    return status == 401
        ? " Log in with ./pipeline login, or set PIPELINE_KEY or --key-file to a key that is valid."
        : "";
  }

  static JsonNode json(String text) {
    try {
      return text.isBlank() ? WireJson.MAPPER.createObjectNode() : WireJson.MAPPER.readTree(text);
    } catch (JacksonException e) {
      return WireJson.MAPPER.createObjectNode().put("detail", text);
    }
  }
}
