package dev.innovationpipeline.ingest.status.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * JSON with a cache, for stores that keep bytes in memory. Such a store returns the same array that
 * was put into it, so a recently seen array need not be parsed; and a value that is put into a
 * store and then forwarded is written once. Values must be immutable, and the arrays must not be
 * changed.
 */
@SuppressWarnings({"ReferenceEquality", "UndefinedEquals"}) // by identity
final class RememberingSerde<T> {

  private record Written<T>(T value, byte[] bytes) {}

  private final Serde<T> json;
  private final Map<byte[], T> values;
  private volatile @Nullable Written<T> last;

  private RememberingSerde(Class<T> type, int maxCached) {
    this.json = JsonSerde.of(type);
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<byte[], T> eldest) {
            return size() > maxCached;
          }
        };
  }

  /**
   * @param maxCached values that are cached, the most recently used
   */
  static <T> Serde<T> of(Class<T> type, int maxCached) {
    RememberingSerde<T> serde = new RememberingSerde<>(type, maxCached);
    return Serdes.serdeFrom(serde::write, serde::read);
  }

  private byte[] write(String topic, T value) {
    Written<T> known = last;
    if (known != null && known.value == value) {
      return known.bytes;
    }
    byte[] bytes = json.serializer().serialize(topic, value);
    last = new Written<>(value, bytes);
    synchronized (values) {
      values.put(bytes, value);
    }
    return bytes;
  }

  private T read(String topic, byte[] bytes) {
    synchronized (values) {
      T known = values.get(bytes);
      if (known != null) {
        return known;
      }
    }
    T value = json.deserializer().deserialize(topic, bytes);
    synchronized (values) {
      values.put(bytes, value);
    }
    return value;
  }
}
