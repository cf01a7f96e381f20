package dev.innovationpipeline.cli.assistant;

import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells an assistant that asked for it how far a run is. */
final class ProgressNotices {

  private static final long INTERVAL_NANOS = Duration.ofSeconds(2).toNanos();

  /** Seconds after which a stage counts as done by half. */
  private static final double HALF_OF_A_STAGE = 30;

  private final McpSyncServerExchange exchange;
  private final @Nullable Object token;
  private int completed = -1;
  private long changedAt;
  private long toldAt;

  /**
   * @param token of the request; null when nothing is to be told
   */
  ProgressNotices(McpSyncServerExchange exchange, @Nullable Object token) {
    this.exchange = exchange;
    this.token = token;
  }

  /** Call it often: it tells of each change, and else every two seconds, by a number that grows. */
  void tell(JsonNode status) {
    if (token == null) {
      return;
    }
    long now = System.nanoTime();
    int done = 0;
    String doing = "waiting for a processor";
    for (JsonNode stage : status.path("stages")) {
      String state = stage.path("status").asString("");
      if (state.equals("COMPLETED")) {
        done++;
      } else if (state.equals("RUNNING")) {
        doing = "%d · %s".formatted(stage.path("number").asInt(), stage.path("title").asString(""));
      }
    }
    if (done > completed) {
      completed = done;
      changedAt = now;
    } else if (now - toldAt < INTERVAL_NANOS) {
      return;
    }
    toldAt = now;
    double seconds = (now - changedAt) / 1e9;
    exchange.progressNotification(
        ProgressNotification.builder(token, completed + seconds / (seconds + HALF_OF_A_STAGE))
            .total((double) status.path("stages").size())
            .message(
                "%s, stage %s"
                    .formatted(status.path("status").asString(""), doing)
                    .replace("stage waiting", "waiting"))
            .build());
  }
}
