package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.ingest.status.record.JsonSerde;
import dev.innovationpipeline.schema.run.RunStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The statuses of all runs: those that change as objects in memory, all others in a store on disk.
 * A run's changes reach the disk together, at intervals or when many runs have changed; Kafka
 * Streams saves its position only after that. One thread writes, any thread reads.
 */
final class StatusStore implements StateStore {

  /** No run has this id: it cannot be put into a request or an address. */
  private static final Bytes SUMMARY = Bytes.wrap(new byte[] {0});

  private static final Serde<ViewedStatus> JSON = JsonSerde.of(ViewedStatus.class);

  private final KeyValueStore<Bytes, byte[]> disk;
  private final StatusView.Summary summary;
  private final int maxInMemory;
  private final Map<String, ViewedStatus> recent = new ConcurrentHashMap<>();
  private final Set<String> unsaved = new HashSet<>();
  private boolean summarized;

  /**
   * @param maxInMemory statuses; beyond it those that have not changed since the last save go
   */
  StatusStore(KeyValueStore<Bytes, byte[]> disk, StatusView.Summary summary, int maxInMemory) {
    this.disk = disk;
    this.summary = summary;
    this.maxInMemory = maxInMemory;
  }

  Optional<ViewedStatus> find(String runId) {
    ViewedStatus known = recent.get(runId);
    return known == null ? Optional.ofNullable(read(disk.get(key(runId)))) : Optional.of(known);
  }

  boolean any(Predicate<RunStatus> condition) {
    if (recent.values().stream().anyMatch(viewed -> condition.test(viewed.status()))) {
      return true;
    }
    try (KeyValueIterator<Bytes, byte[]> all = disk.all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> next = all.next();
        if (!next.key.equals(SUMMARY)
            && !recent.containsKey(runId(next.key))
            && condition.test(require(next.value).status())) {
          return true;
        }
      }
    }
    return false;
  }

  /** To be called before the summary hears of the change. */
  void put(String runId, ViewedStatus status) {
    if (unsaved.size() >= maxInMemory) {
      save();
    }
    recent.put(runId, status);
    unsaved.add(runId);
  }

  void delete(String runId) {
    unsaved.remove(runId);
    disk.delete(key(runId));
    recent.remove(runId);
  }

  /** Statuses in memory. */
  int recent() {
    return recent.size();
  }

  @Override
  public void flush() {
    save();
    disk.flush();
  }

  /** In one step, so that the summary is that of exactly the statuses on disk. */
  private void save() {
    if (!unsaved.isEmpty()) {
      List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>(unsaved.size() + 1);
      for (String runId : unsaved) {
        ViewedStatus status = recent.get(runId);
        if (status != null) {
          entries.add(KeyValue.pair(key(runId), JSON.serializer().serialize(name(), status)));
        }
      }
      entries.add(KeyValue.pair(SUMMARY, summary.save()));
      disk.putAll(entries);
      unsaved.clear();
    }
    recent.values().removeIf(viewed -> viewed.status().status().isTerminal());
    Iterator<String> saved = recent.keySet().iterator();
    while (recent.size() > maxInMemory / 2 && saved.hasNext()) {
      saved.next();
      saved.remove();
    }
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    disk.init(context, root); // Fills the view, too, from where the store was saved.
    loadSummary();
  }

  /** The saved summary comes before the changes that the store does not have yet. */
  void loadSummary() {
    if (summarized) {
      return;
    }
    summarized = true;
    summary.clear();
    byte[] saved = disk.get(SUMMARY);
    if (saved != null && summary.restore(saved)) {
      return;
    }
    summary.clear();
    any(
        status -> {
          summary.add(status);
          return false;
        });
  }

  @Override
  public void close() {
    disk.close();
  }

  @Override
  public String name() {
    return disk.name();
  }

  @Override
  public boolean persistent() {
    return disk.persistent();
  }

  @Override
  public boolean isOpen() {
    return disk.isOpen();
  }

  private @Nullable ViewedStatus read(byte @Nullable [] bytes) {
    return bytes == null ? null : require(bytes);
  }

  private ViewedStatus require(byte[] bytes) {
    return JSON.deserializer().deserialize(name(), bytes);
  }

  private static Bytes key(String runId) {
    return Bytes.wrap(runId.getBytes(StandardCharsets.UTF_8));
  }

  private static String runId(Bytes key) {
    return new String(key.get(), StandardCharsets.UTF_8);
  }
}
