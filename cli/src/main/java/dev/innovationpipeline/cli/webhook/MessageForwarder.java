package dev.innovationpipeline.cli.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.webhook.WebhookSecret;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Reads a stream of messages line by line, and sends each on, signed. */
final class MessageForwarder {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final HttpClient http;
  private final URI target;
  private final WebhookSecret secret;
  private final PrintStream out;
  private String id = "";
  private String type = "";
  private String data = "";

  MessageForwarder(HttpClient http, URI target, WebhookSecret secret, PrintStream out) {
    this.http = http;
    this.target = target;
    this.secret = secret;
    this.out = out;
  }

  /** A line of server-sent events; an empty one ends an event. */
  void line(String line) throws InterruptedException {
    if (line.startsWith("id:")) {
      id = line.substring(3);
    } else if (line.startsWith("event:")) {
      type = line.substring(6);
    } else if (line.startsWith("data:")) {
      data = line.substring(5);
    } else if (line.isEmpty() && !data.isEmpty()) {
      forward();
      data = "";
    }
  }

  private void forward() throws InterruptedException {
    byte[] body = data.getBytes(UTF_8);
    Instant now = Instant.now();
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header(WebhookSecret.ID_HEADER, id)
            .header(WebhookSecret.TIMESTAMP_HEADER, String.valueOf(now.getEpochSecond()))
            .header(WebhookSecret.SIGNATURE_HEADER, secret.signature(id, now, body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    String came;
    try {
      came = String.valueOf(http.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      came = "no answer (" + e.getClass().getSimpleName() + ")";
    }
    out.println(now + "  " + type + "  " + id + "  -> " + came);
  }
}
