package dev.innovationpipeline.local.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/**
 * An HTTP response.
 *
 * @param headers without Content-Type
 */
record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {

  static final String STREAM = "text/event-stream";

  boolean isStream() {
    return contentType.equals(STREAM);
  }

  static Reply json(int status, String body) {
    return json(status, body, Map.of());
  }

  static Reply json(int status, String body, Map<String, String> headers) {
    return new Reply(status, "application/json", headers, body.getBytes(UTF_8));
  }

  static Reply error(int status, String message) {
    return error(status, message, Map.of());
  }

  static Reply error(int status, String message, Map<String, String> headers) {
    return json(
        status, "{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\"}}", headers);
  }

  static Reply html(int status, String title) {
    String page = "<!doctype html><html><head><title>" + title + "</title></head></html>";
    return new Reply(status, "text/html", Map.of(), page.getBytes(UTF_8));
  }
}
