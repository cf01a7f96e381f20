package dev.innovationpipeline.ingest.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.ingest.access.Client;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.testing.servers.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** The times of one key's requests, alone and while another key floods the service. */
class FloodMeasurement {

  private static final ApiKeyText ADMIN = ApiKeyText.generate();
  private static final int REQUESTS = 800;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(12);

  @TempDir Path directory;

  /** As many as the two cores give that the client has, too. */
  @ParameterizedTest
  @ValueSource(ints = {1_000, 2_000})
  void othersWhileOneFloods(int floodPerSecond) throws Exception {
    try (ConfigurableApplicationContext service = service();
        HttpClient http = HttpClient.newHttpClient()) {
      String port = service.getEnvironment().getRequiredProperty("local.server.port");
      Client client = new Client(port);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  client.get("/actuator/health/readiness", null).statusCode() == 200
                      && client.get("/keys", ADMIN.secret()).statusCode() == 200);
      String calm = key(client, "calm");
      String flooding = key(client, "flood");
      client.start("asked", "calm", null, calm);
      HttpRequest status = request(port, "/status/asked", calm).GET().build();
      measure(http, status); // warm-up
      double alone = measure(http, status);
      Map<Integer, Long> answers = new ConcurrentSkipListMap<>();
      AtomicBoolean over = new AtomicBoolean();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int sender = 0; sender < 50; sender++) {
          threads.execute(() -> flood(port, flooding, floodPerSecond / 50, over, answers));
        }
        double flooded = measure(http, status);
        over.set(true);
        System.out.printf(
            "p99 alone %.2f ms, beside a flood of %d/s %.2f ms (%.1f times); the flood's answers:"
                + " %s%n",
            alone, floodPerSecond, flooded, flooded / alone, new TreeMap<>(answers));
        assertThat(answers).containsKeys(202, 429);
      }
    }
  }

  private static void flood(
      String port, String key, int perSecond, AtomicBoolean over, Map<Integer, Long> answers) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (long run = 0; !over.get(); run++) {
        String body =
            "{\"run_id\":\"f-%d-%d\",\"blob_url\":\"http://h/d.pdf\",\"company_id\":\"flood\"}"
                .formatted(Thread.currentThread().threadId(), run);
        HttpRequest request =
            request(port, "/run", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        answers.merge(http.send(request, BodyHandlers.discarding()).statusCode(), 1L, Long::sum);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / perSecond);
      }
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The p99 in milliseconds. */
  private static double measure(HttpClient http, HttpRequest request) throws Exception {
    double[] times = new double[REQUESTS];
    for (int i = 0; i < REQUESTS; i++) {
      long begin = System.nanoTime();
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      times[i] = (System.nanoTime() - begin) / 1e6;
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    Arrays.sort(times);
    return times[REQUESTS * 99 / 100];
  }

  private static HttpRequest.Builder request(String port, String path, String key) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + key);
  }

  private static String key(Client client, String company) throws Exception {
    return client.key(
        ADMIN.secret(), "{\"name\":\"n\",\"companies\":[\"" + company + "\"],\"role\":\"author\"}");
  }

  private ConfigurableApplicationContext service() {
    return IngestApplication.application()
        .run(
            "--server.port=0",
            "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
            "--pipeline.security.mode=keys",
            "--pipeline.security.admin-key=" + ADMIN.secret(),
            "--pipeline.topics.prefix=flood" + System.nanoTime() + ".",
            "--pipeline.topics.partitions=2",
            "--pipeline.database.url=postgres://localhost:1/nothing",
            "--pipeline.status.directory=" + directory.resolve("status" + System.nanoTime()),
            "--pipeline.documents.directory=" + directory.resolve("documents"));
  }
}
