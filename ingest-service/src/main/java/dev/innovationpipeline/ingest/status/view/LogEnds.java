package dev.innovationpipeline.ingest.status.view;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * End offsets of a topic's partitions. Questions that arrive during a request to Kafka share the
 * next one, so a thousand questions a second make one request at a time.
 */
final class LogEnds {

  private final Admin admin;
  private final String topic;
  private final Set<Integer> wanted = new HashSet<>();
  private boolean asking;
  private CompletableFuture<Map<Integer, Long>> next = new CompletableFuture<>();

  LogEnds(Admin admin, String topic) {
    this.admin = admin;
    this.topic = topic;
  }

  /** Of this partition and maybe others, read after the call; callers must not complete it. */
  synchronized CompletableFuture<Map<Integer, Long>> now(int partition) {
    wanted.add(partition);
    CompletableFuture<Map<Integer, Long>> mine = next;
    if (!asking) {
      ask();
    }
    return mine;
  }

  private synchronized void ask() {
    asking = !wanted.isEmpty();
    if (!asking) {
      return;
    }
    CompletableFuture<Map<Integer, Long>> answer = next;
    next = new CompletableFuture<>();
    Map<TopicPartition, OffsetSpec> question = new HashMap<>();
    wanted.forEach(
        partition -> question.put(new TopicPartition(topic, partition), OffsetSpec.latest()));
    wanted.clear();
    try {
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
    } catch (RuntimeException e) { // The client is closed.
      asking = false;
      answer.completeExceptionally(e);
    }
  }

  private static Map<Integer, Long> byPartition(
      Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> offsets) {
    Map<Integer, Long> ends = new HashMap<>();
    offsets.forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
    return ends;
  }
}
