package dev.innovationpipeline.local;

import dev.innovationpipeline.embedded.StartFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Waits for the readiness of the ingest service, whose status view then has every run. */
public final class Readiness {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
  private static final int OK = 200;

  private Readiness() {}

  /**
   * @throws StartFailedException when it is not ready within a minute
   */
  public static void await(String serverUrl) {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(serverUrl + "/actuator/health/readiness"))
            .timeout(TIMEOUT)
            .build();
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (http.send(question, BodyHandlers.discarding()).statusCode() != OK) {
        if (System.nanoTime() > deadline) {
          throw new StartFailedException(
              "The web server at %s is not ready after %d s; its log says what it waits for."
                  .formatted(serverUrl, TIMEOUT.toSeconds()));
        }
        Thread.sleep(POLL_INTERVAL);
      }
    } catch (IOException e) {
      throw new StartFailedException("The web server at " + serverUrl + " does not answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailedException("Interrupted while the web server got ready.", e);
    }
  }
}
