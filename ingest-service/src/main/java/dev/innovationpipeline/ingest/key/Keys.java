package dev.innovationpipeline.ingest.key;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.schema.key.ApiKeyText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The keys that this instance knows, and the time of each one's latest use here and elsewhere. */
final class Keys {

  private record Known(ApiKey key, Caller caller) {}

  private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Instant> used = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Instant> told = new ConcurrentHashMap<>();
  private final InstantSource clock;

  Keys(InstantSource clock) {
    this.clock = clock;
  }

  /** A key once revoked stays so, whatever an older record says. */
  void put(ApiKey key) {
    known.merge(
        key.id(),
        new Known(key, key.caller()),
        (before, now) -> before.key().revokedAt() == null ? now : before);
  }

  /** Empty for a key that is unknown, expired or revoked. */
  Optional<Caller> find(ApiKeyText text) {
    Known found = known.get(text.id());
    if (found == null || !found.key().isOf(text.hash())) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (!found.key().holds(now)) {
      return Optional.empty();
    }
    used.put(text.id(), now);
    return Optional.of(found.caller());
  }

  Optional<ApiKey> byId(String id) {
    return Optional.ofNullable(known.get(id)).map(Known::key);
  }

  Collection<ApiKey> all() {
    return known.values().stream().map(Known::key).toList();
  }

  boolean holds(String id) {
    Known found = known.get(id);
    return found != null && found.key().holds(clock.instant());
  }

  /** Takes up what another instance, or this one before a restart, has noted. */
  void noteUse(String id, Instant at) {
    told.merge(id, at, Keys::later);
  }

  Optional<Instant> lastUsed(String id) {
    Instant here = used.get(id);
    Instant elsewhere = told.get(id);
    return here == null || elsewhere == null
        ? Optional.ofNullable(here == null ? elsewhere : here)
        : Optional.of(later(here, elsewhere));
  }

  /** Uses that are newer than what is noted of them; they count as noted from now on. */
  Map<String, Instant> usesToTell() {
    Map<String, Instant> newer = new HashMap<>();
    List.copyOf(used.entrySet())
        .forEach(
            use -> {
              Instant before = told.get(use.getKey());
              if (before == null || use.getValue().isAfter(before)) {
                newer.put(use.getKey(), use.getValue());
                noteUse(use.getKey(), use.getValue());
              }
            });
    return newer;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
