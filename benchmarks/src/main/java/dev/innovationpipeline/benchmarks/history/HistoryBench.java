package dev.innovationpipeline.benchmarks.history;

import dev.innovationpipeline.benchmarks.fill.CompletedRun;
import dev.innovationpipeline.benchmarks.fill.EventFill;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.embedded.StartFailedException;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** Compares an ingest service that knows few runs with the same that knows many. */
final class HistoryBench {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
  private static final Duration STALL_TIMEOUT = Duration.ofMinutes(2);
  private static final double MIB = 1 << 20;

  /** Of 1 kB. */
  private static final Prose OUTPUT = new Prose("Some words of an output. ".repeat(40));

  private HistoryBench() {}

  /** Answers the figures; progress is said on standard error. */
  static ObjectNode measure(int few, int many) throws IOException, InterruptedException {
    System.err.println("Starting broker and ingest …");
    try (HistoryServers servers = new HistoryServers(Port.claim(0, "the web server", ""))) {
      System.err.println("Filling " + few + " runs …");
      fill(servers, 0, few);
      awaitCompleted(servers, few);
      long heapOfFew = servers.ingest().heapAfterCollection().used();
      System.err.println("Filling " + many + " runs …");
      fill(servers, few, many);
      awaitCompleted(servers, many);
      long heapOfMany = servers.ingest().heapAfterCollection().used();

      ObjectNode json = WireJson.MAPPER.createObjectNode();
      json.put("runs", many);
      json.put("heap_of_few_mb", mib(heapOfFew));
      json.put("heap_mb", mib(heapOfMany));
      json.put("heap_more_mb", mib(heapOfMany - heapOfFew));
      json.put("store_mb", mib(servers.storeBytes()));
      System.err.println("Restarting ingest …");
      json.put("ready_after_stop_s", seconds(servers.restart()));
      boolean known = knows("after a stop", servers, many);
      json.put("ready_after_kill_s", seconds(servers.killAndRestart()));
      known &= knows("after kill -9", servers, many);
      json.put("ready_without_store_s", seconds(servers.loseStoreAndRestart()));
      known &= knows("without the store", servers, many);
      json.put("all_known", known);
      json.put("rss_mb", mib(servers.ingest().figures().residentBytes()));
      return json;
    }
  }

  private static void fill(HistoryServers servers, int from, int to) {
    EventFill.fill(
        servers.bootstrapServers(), from, to, number -> CompletedRun.events(number, s -> OUTPUT));
  }

  private static boolean knows(String when, HistoryServers servers, int runs)
      throws IOException, InterruptedException {
    int completed = servers.completed();
    String first = servers.statusOf(CompletedRun.runId(0));
    String last = servers.statusOf(CompletedRun.runId(runs - 1));
    boolean known = completed == runs && first.equals("COMPLETED") && last.equals("COMPLETED");
    if (!known) {
      System.err.printf(
          "Known %s are %d of %d completed runs; the first is %s, the last %s.%n",
          when, completed, runs, first, last);
    }
    return known;
  }

  private static void awaitCompleted(HistoryServers servers, int runs)
      throws IOException, InterruptedException {
    int before = -1;
    long progress = System.nanoTime();
    for (int now = servers.completed(); now < runs; now = servers.completed()) {
      if (now > before) {
        before = now;
        progress = System.nanoTime();
      } else if (System.nanoTime() - progress > STALL_TIMEOUT.toNanos()) {
        throw new StartFailedException(
            "Ingest has aggregated %d of %d runs and goes no further. The end of its log:%n%s"
                .formatted(now, runs, servers.ingest().logEnd()));
      }
      Thread.sleep(POLL_INTERVAL);
    }
  }

  private static long mib(long bytes) {
    return Math.round(bytes / MIB);
  }

  private static double seconds(Duration duration) {
    return Math.round(duration.toMillis() / 100.0) / 10.0;
  }
}
