package dev.innovationpipeline.ingest.share;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * How often each link was opened. An instance counts for itself and tells its own total, so that a
 * total that comes twice, late or not at all falsifies nothing: the sum is over the instances.
 */
final class ShareViews {

  /**
   * The total of one instance.
   *
   * @param lastAt of the latest view; null before the first
   */
  record Views(long count, @Nullable Instant lastAt) {

    static final Views NONE = new Views(0, null);

    /** The sum of two instances. */
    Views plus(Views other) {
      return new Views(count + other.count, later(lastAt, other.lastAt));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return one.isAfter(other) ? one : other;
    }
  }

  private final String instance;
  private final ConcurrentMap<String, Views> own = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Views> told = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, ConcurrentMap<String, Views>> others =
      new ConcurrentHashMap<>();

  /**
   * @param instance a name that no other process has or had
   */
  ShareViews(String instance) {
    this.instance = instance;
  }

  String instance() {
    return instance;
  }

  void viewed(String linkId, Instant at) {
    own.merge(linkId, new Views(1, at), Views::plus);
  }

  /** Takes up the total of an instance; one's own is known better. */
  void receive(String linkId, String from, Views views) {
    if (!from.equals(instance)) {
      others
          .computeIfAbsent(linkId, unknown -> new ConcurrentHashMap<>())
          .merge(from, views, (before, now) -> now.count() < before.count() ? before : now);
    }
  }

  Views of(String linkId) {
    Views sum = own.getOrDefault(linkId, Views.NONE);
    for (Views views : others.getOrDefault(linkId, new ConcurrentHashMap<>()).values()) {
      sum = sum.plus(views);
    }
    return sum;
  }

  /** The names of all instances that have a total of a link in the topic. */
  Iterable<String> instancesOf(String linkId) {
    Map<String, Views> known =
        new HashMap<>(others.getOrDefault(linkId, new ConcurrentHashMap<>()));
    if (told.containsKey(linkId)) {
      known.put(instance, Views.NONE);
    }
    return known.keySet();
  }

  /** Own totals that are not told yet. */
  Map<String, Views> toTell() {
    Map<String, Views> newer = new HashMap<>();
    own.forEach(
        (id, views) -> {
          if (!Objects.equals(views, told.get(id))) {
            newer.put(id, views);
          }
        });
    return newer;
  }

  /** Notes a total as told, and returns by how much it is more than the one told before. */
  long tell(String linkId, Views views) {
    Views before = told.put(linkId, views);
    return views.count() - (before == null ? 0 : before.count());
  }

  void forget(String linkId) {
    own.remove(linkId);
    told.remove(linkId);
    others.remove(linkId);
  }
}
