package dev.innovationpipeline.local;

import dev.innovationpipeline.embedded.StartFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Waits until the web server says of itself that it is ready: its view of the runs is whole. */
public final class Readiness {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final int OK = 200;

  private Readiness() {}

  /**
   * @throws StartFailedException when it does not get ready within a minute
   */
  public static void await(String serverUrl) {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(serverUrl + "/actuator/health/readiness"))
            .timeout(PATIENCE)
            .build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (http.send(question, BodyHandlers.discarding()).statusCode() != OK) {
        if (System.nanoTime() > deadline) {
          throw new StartFailedException(
              "The web server at %s is not ready after %d s; the log says what it waits for."
                  .formatted(serverUrl, PATIENCE.toSeconds()));
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (IOException e) {
      throw new StartFailedException("The web server at " + serverUrl + " does not answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailedException("Interrupted while the web server got ready.", e);
    }
  }
}
