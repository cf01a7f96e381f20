package dev.innovationpipeline.ingest.savedview;

import dev.innovationpipeline.ingest.eventlog.ReadBack;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.schema.wire.EventKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;

/** The views of all persons, as every instance reads them from their topic. */
final class SavedViews {

  static final int MAX_VIEWS = 100;

  private static final String UNACKNOWLEDGED =
      "Kafka did not acknowledge the view. Send the request again.";

  private final Map<String, Map<String, SavedView>> byOwner = new ConcurrentHashMap<>();
  private final KafkaTemplate<String, byte[]> kafka;
  private final SavedViewRecords records;
  private final CompactedTopicTail tail;

  SavedViews(
      Map<String, Object> client, KafkaTemplate<String, byte[]> kafka, SavedViewRecords records) {
    this.kafka = kafka;
    this.records = records;
    this.tail = new CompactedTopicTail(client, records.topic(), this::receive);
  }

  CompactedTopicTail tail() {
    return tail;
  }

  void receive(ConsumerRecord<String, byte[]> message) {
    String key = message.key();
    if (key == null) {
      return;
    }
    Map<String, SavedView> views =
        byOwner.computeIfAbsent(EventKey.runId(key), owner -> new ConcurrentSkipListMap<>());
    SavedViewRecords.view(message)
        .ifPresentOrElse(view -> views.put(key, view), () -> views.remove(key));
  }

  /**
   * A person's views, by name.
   *
   * @throws org.springframework.web.ErrorResponseException 503 after a start, while they are read
   */
  List<SavedView> of(String userId) {
    if (!tail.isComplete()) {
      throw Problems.unavailable("The service is still reading the saved views.", null);
    }
    return byOwner.getOrDefault(SavedViewRecords.ownerOf(userId), Map.of()).values().stream()
        .sorted(Comparator.comparing(SavedView::name))
        .toList();
  }

  /**
   * Keeps a view in place of the one of this name; once it returns, this instance shows it.
   *
   * @param view null to delete it
   * @throws org.springframework.web.ErrorResponseException 409 when there are too many, 503 when
   *     Kafka does not acknowledge it
   */
  void keep(String userId, String name, @Nullable SavedView view) {
    List<SavedView> before = of(userId);
    if (view != null
        && before.size() >= MAX_VIEWS
        && before.stream().noneMatch(each -> each.name().equals(name))) {
      throw Problems.conflict(
          "You have %d views already. Delete one that you need no longer.".formatted(MAX_VIEWS));
    }
    ReadBack.append(kafka, records.of(userId, name, view), tail, UNACKNOWLEDGED);
  }
}
