package dev.innovationpipeline.benchmarks.load;

import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Submits runs over HTTP, as clients do. */
public final class Submitter {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final int ACCEPTED = 202;
  private static final int MAX_IDLE_CONNECTIONS = 1024;

  /** Shorter than servers keep a connection that is not used. */
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(10);

  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .protocols(List.of(Protocol.HTTP_1_1))
          .connectionPool(
              new ConnectionPool(MAX_IDLE_CONNECTIONS, IDLE_TIMEOUT.toSeconds(), TimeUnit.SECONDS))
          .readTimeout(REQUEST_TIMEOUT)
          .build();
  private final List<HttpUrl> servers;
  private final ProviderClient provider;
  private final String bearer;
  private final Percentiles acceptTimes = new Percentiles();
  private final Map<String, Long> sentAtMillis = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

  /**
   * @param serverUrls of the ingest services, which get the runs in turn
   * @param bearer what says who submits; empty for nothing
   */
  public Submitter(List<String> serverUrls, ProviderClient provider, String bearer) {
    this.bearer = bearer;
    this.servers = serverUrls.stream().map(url -> HttpUrl.get(url + "/run")).toList();
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
    byte[] body =
        WireJson.MAPPER.writeValueAsBytes(
            Map.of(
                "run_id",
                id,
                "blob_url",
                provider.documentOf(number),
                "company_id",
                batch.company().apply(number),
                "user_id",
                "bench"));
    Request.Builder request =
        new Request.Builder()
            .url(servers.get(number % servers.size()))
            .post(RequestBody.create(body, JSON));
    if (!bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    sentAtMillis.put(id, System.currentTimeMillis());
    long sent = System.nanoTime();
    try (Response answer = http.newCall(request.build()).execute()) {
      String text = answer.body().string();
      acceptTimes.add(Duration.ofNanos(System.nanoTime() - sent));
      if (answer.code() != ACCEPTED) {
        refused(answer.code() + " " + text.replace(id, "…"));
      }
    } catch (IOException e) {
      refused(e.toString());
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
