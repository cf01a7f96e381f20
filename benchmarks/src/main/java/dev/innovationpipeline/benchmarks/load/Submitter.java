package dev.innovationpipeline.benchmarks.load;

import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Submits runs over HTTP, as clients do. */
public final class Submitter {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final int ACCEPTED = 202;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<URI> servers;
  private final ProviderClient provider;
  private final Percentiles acceptTimes = new Percentiles();
  private final Map<String, Long> sentAtMillis = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

  /**
   * @param serverUrls of the ingest services, which get the runs in turn
   */
  public Submitter(List<String> serverUrls, ProviderClient provider) {
    this.servers = serverUrls.stream().map(url -> URI.create(url + "/run")).toList();
    this.provider = provider;
  }

  /**
   * Returns once every request is answered.
   *
   * @param rate runs per second, evenly; 0 for as fast as the server takes them
   * @param concurrency requests that are open at once
   */
  public void submit(Batch batch, double rate, int concurrency) {
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < Math.min(concurrency, batch.count()); client++) {
        clients.execute(
            () -> {
              for (int i = next.getAndIncrement(); i < batch.count(); i = next.getAndIncrement()) {
                if (rate > 0) {
                  await(start + (long) (i * TimeUnit.SECONDS.toNanos(1) / rate));
                }
                submit(batch, batch.first() + i);
              }
            });
      }
    }
  }

  public Percentiles acceptTimes() {
    return acceptTimes;
  }

  public int refused() {
    return refusals.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The number of refused requests, by the reason of the server. */
  public Map<String, Integer> refusals() {
    return refusals;
  }

  /** When each run was submitted, in milliseconds since 1970, by run id. */
  public Map<String, Long> sentAtMillis() {
    return sentAtMillis;
  }

  private void submit(Batch batch, int number) {
    String id = batch.runId(number);
    String body =
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", id)
            .put("blob_url", provider.documentOf(number))
            .put("company_id", batch.company().apply(number))
            .put("user_id", "bench")
            .toString();
    HttpRequest request =
        HttpRequest.newBuilder(servers.get(number % servers.size()))
            .timeout(REQUEST_TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    sentAtMillis.put(id, System.currentTimeMillis());
    long sent = System.nanoTime();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      acceptTimes.add(Duration.ofNanos(System.nanoTime() - sent));
      if (answer.statusCode() != ACCEPTED) {
        refused(answer.statusCode() + " " + answer.body().replace(id, "…"));
      }
    } catch (IOException e) {
      refused(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void refused(String why) {
    refusals.merge(why, 1, Integer::sum);
  }

  private static void await(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
