package dev.innovationpipeline.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.ingest.session.RandomText;
import dev.innovationpipeline.testing.servers.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Somebody who guesses links, in local mode, where nothing else is limited. */
class GuessedLinksIT {

  private static final int GUESSES = Integer.getInteger("share.guesses", 2_000);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path directory;
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    service =
        IngestApplication.application()
            .run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
                "--pipeline.security.mode=local",
                "--pipeline.topics.prefix=guesses.",
                "--pipeline.topics.partitions=1",
                "--pipeline.database.url=postgres://localhost:1/none",
                "--pipeline.status.directory=" + directory.resolve("status"),
                "--pipeline.documents.directory=" + directory.resolve("documents"));
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> get("/companies/c/shares").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void guessesFindNothingAndAreSlowedDown() throws Exception {
    TreeMap<Integer, Integer> answers = new TreeMap<>();
    for (int guess = 0; guess < GUESSES; guess++) {
      HttpResponse<String> answer =
          get("/s/" + ShareLink.token(RandomText.make()) + (guess % 2 == 0 ? "" : "/cards"));
      answers.merge(answer.statusCode(), 1, Integer::sum);
      if (answer.statusCode() == 429) {
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(answer.body()).contains("too many links that are none");
      }
    }
    assertThat(answers).containsOnlyKeys(404, 429);
    assertThat(answers.get(404)).isGreaterThanOrEqualTo(60);
    assertThat(answers.get(429)).isGreaterThan(answers.get(404));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + service.getEnvironment().getRequiredProperty("local.server.port")
                        + path))
            .header("Accept", "text/html, */*")
            .build(),
        BodyHandlers.ofString());
  }
}
