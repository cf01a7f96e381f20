package dev.innovationpipeline.processor.engine.offset;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last events of one partition, to tell a repeated record from a new one. A client repeats a
 * request that Kafka did not acknowledge in time, and the first record may be in the log all the
 * same; both have the event's id. Used by the poll thread.
 *
 * <p>Beyond {@link #MAX_EVENTS} a repeated record is worked on like a new one. The outcome of the
 * run is the same, its calls are paid for twice.
 */
public final class RecentEvents {

  /**
   * By partition. With 12 of them and 300 requests a second it is some 40 seconds, longer than
   * clients wait for an answer; the ids take some 100 kB of heap.
   */
  public static final int MAX_EVENTS = 1_000;

  private final Map<String, Long> offsets =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAX_EVENTS;
        }
      };

  /**
   * Takes note of a record, in the order of the log.
   *
   * @param id of the event
   * @return whether an earlier record has the same event
   */
  public boolean isRepeated(String id, long offset) {
    Long first = offsets.putIfAbsent(id, offset);
    return first != null && first < offset;
  }
}
