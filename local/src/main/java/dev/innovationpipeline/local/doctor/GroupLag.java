package dev.innovationpipeline.local.doctor;

import static dev.innovationpipeline.local.doctor.ClusterCheck.get;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * How far a consumer group is behind the ends of topics.
 *
 * @param records that it has yet to read
 */
record GroupLag(String group, int members, long records) {

  static GroupLag of(Admin admin, String group, Set<String> topics)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    committed.keySet().removeIf(part -> !topics.contains(part.topic()));
    committed.values().removeIf(each -> each == null);
    int members = members(admin, group);
    var ends =
        get(
            admin
                .listOffsets(
                    committed.keySet().stream()
                        .collect(Collectors.toMap(part -> part, part -> OffsetSpec.latest())))
                .all());
    long lag = 0;
    for (Map.Entry<TopicPartition, OffsetAndMetadata> part : committed.entrySet()) {
      long end = Objects.requireNonNull(ends.get(part.getKey())).offset();
      lag += Math.max(0, end - part.getValue().offset());
    }
    return new GroupLag(group, members, lag);
  }

  /** A group that no process has ever joined is not there. */
  private static int members(Admin admin, String group)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return get(Objects.requireNonNull(
              admin.describeConsumerGroups(List.of(group)).describedGroups().get(group)))
          .members()
          .size();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return 0;
      }
      throw e;
    }
  }

  Finding finding(String about, String service) {
    String what =
        "has group %s with %d members and a lag of %d records.".formatted(group, members, records);
    return members == 0
        ? Finding.warning(about, what, "No %s runs: start one.".formatted(service))
        : Finding.ok(about, what);
  }
}
