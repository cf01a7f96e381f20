package dev.innovationpipeline.systemtests.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.LocalSettings;
import dev.innovationpipeline.schema.wire.WireJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests that are made of the service's own OpenAPI document and spoiled: no answer but 503
 * blames the service, and none tells of its inside.
 */
class HostileRequestsIT {

  private static final int THREADS = 8;

  @TempDir static Path directory;
  private static LocalPipeline pipeline;

  @BeforeAll
  static void start() {
    pipeline = LocalPipeline.start(new LocalSettings(directory.resolve("data"), 0, 0, 0, false));
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void aThousandSpoiledRequests() throws Exception {
    send(1_000, Long.getLong("hostile.seed", 1));
  }

  /** Takes about a minute. */
  @Tag("very-long")
  @Test
  void tenThousandSpoiledRequestsAndTheMemoryStaysAsItWas() throws Exception {
    send(10_000, 7);
    long before = usedMegabytes();
    send(10_000, 8);
    long more = usedMegabytes() - before;
    System.out.println("MB of heap more: " + more);
    assertThat(more).as("MB of heap more").isLessThan(64);
  }

  private static void send(int number, long seed) throws Exception {
    URI server = URI.create(pipeline.serverUrl());
    SpoiledRequests requests = new SpoiledRequests(openApi(server), server.getAuthority());
    Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<Void>> calls = new ArrayList<>();
      for (int request = 0; request < number; request++) {
        long requestSeed = seed * 1_000_003 + request;
        calls.add(
            () -> {
              RawAnswer answer = RawAnswer.to(server.getPort(), requests.next(requestSeed));
              statuses.merge(answer.status(), 1, Integer::sum);
              answer.faults().forEach(fault -> unexpected.add(fault + "\n" + answer));
              return null;
            });
      }
      for (Future<Void> call : threads.invokeAll(calls)) {
        call.get();
      }
    }
    System.out.printf(
        "Answers to %d spoiled requests to %d endpoints: %s%n",
        number, requests.operations(), statuses);
    assertThat(unexpected).isEmpty();
    assertThat(statuses.getOrDefault(400, 0)).as("400 among " + statuses).isGreaterThan(number / 5);
  }

  private static tools.jackson.databind.JsonNode openApi(URI server) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return WireJson.MAPPER.readTree(
          http.send(
                  HttpRequest.newBuilder(server.resolve("/openapi.json")).build(),
                  BodyHandlers.ofString())
              .body());
    }
  }

  private static long usedMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
