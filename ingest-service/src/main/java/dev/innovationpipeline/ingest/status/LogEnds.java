package dev.innovationpipeline.ingest.status;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Where the partitions of a topic end. Who asks while Kafka is being asked shares the next request
 * with all others who do: a thousand questions a second are one request at a time.
 */
final class LogEnds {

  private final Admin admin;
  private final String topic;
  private final Map<TopicPartition, OffsetSpec> question = new HashMap<>();
  private boolean asking;
  private @Nullable CompletableFuture<Map<Integer, Long>> next;

  LogEnds(Admin admin, String topic, int partitions) {
    this.admin = admin;
    this.topic = topic;
    for (int partition = 0; partition < partitions; partition++) {
      question.put(new TopicPartition(topic, partition), OffsetSpec.latest());
    }
  }

  /** By partition, as of a moment after the call; not for its caller to complete or cancel. */
  synchronized CompletableFuture<Map<Integer, Long>> now() {
    CompletableFuture<Map<Integer, Long>> mine = next;
    if (mine == null) {
      mine = new CompletableFuture<>();
      next = mine;
    }
    if (!asking) {
      ask();
    }
    return mine;
  }

  private synchronized void ask() {
    CompletableFuture<Map<Integer, Long>> answer = next;
    asking = answer != null;
    next = null;
    if (answer == null) {
      return;
    }
    admin
        .listOffsets(question)
        .all()
        .whenComplete(
            (offsets, failure) -> {
              if (failure == null) {
                answer.complete(byPartition(offsets));
              } else {
                answer.completeExceptionally(failure);
              }
              ask();
            });
  }

  private static Map<Integer, Long> byPartition(
      Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> offsets) {
    Map<Integer, Long> ends = new HashMap<>();
    offsets.forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
    return ends;
  }
}
