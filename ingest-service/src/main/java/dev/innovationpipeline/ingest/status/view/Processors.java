package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.processor.Company;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The processors, by their heartbeats. How long one is silent is measured here, so that neither its
 * clock nor that of this instance, when it is wrong or set, makes it dead or keeps it alive.
 */
public final class Processors {

  /** Heartbeats that are read faster were kept by the topic; when they were sent, they say. */
  private static final Duration MIN_LIVE_INTERVAL = ProcessorHeartbeat.INTERVAL.dividedBy(2);

  private final Map<String, Heard> newest = new ConcurrentHashMap<>();
  private final Map<String, Company> companies = new ConcurrentHashMap<>();
  private final TimeSource time;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean heardAny;
  private List<String> alive = List.of();

  Processors(TimeSource time) {
    this.time = time;
  }

  /** A processor as of now. */
  public record Seen(ProcessorHeartbeat heartbeat, boolean alive) {}

  /**
   * @param age how old it was when it was heard
   * @param at when it was heard, by the elapsed time of the process
   */
  private record Heard(ProcessorHeartbeat heartbeat, Duration age, Duration at) {

    boolean isAliveAt(Duration now) {
      return age.plus(now).minus(at).compareTo(ProcessorHeartbeat.LIVENESS_TIMEOUT) < 0;
    }
  }

  /** Adds a listener that is told when a processor is lost, comes back or stops. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * @param heartbeat empty when the processor announced that it stops
   */
  void heard(String processor, Optional<ProcessorHeartbeat> heartbeat) {
    boolean wasDead = isDead(processor);
    if (heartbeat.isPresent()) {
      newest.compute(processor, (name, before) -> heard(heartbeat.get(), before));
      heartbeat.get().companies().forEach(company -> companies.put(company.id(), company));
    } else {
      newest.remove(processor);
    }
    heardAny = true;
    if (wasDead != isDead(processor)) {
      tell();
    }
  }

  private Heard heard(ProcessorHeartbeat heartbeat, @Nullable Heard before) {
    Duration now = time.elapsed();
    Duration told = Duration.between(heartbeat.at(), time.instant());
    Duration age = told.isNegative() ? Duration.ZERO : told;
    if (before != null) {
      Duration since = now.minus(before.at());
      if (since.compareTo(MIN_LIVE_INTERVAL) >= 0 && since.compareTo(age) < 0) {
        age = since;
      }
    }
    return new Heard(heartbeat, age, now);
  }

  /** Looks for processors whose heartbeats have stopped; to be called by one thread at a time. */
  void check() {
    List<String> now =
        seen().stream().filter(Seen::alive).map(seen -> seen.heartbeat().processor()).toList();
    if (!now.equals(alive)) {
      alive = now;
      tell();
    }
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  /** Whether its work waits for another processor; an unknown processor counts as dead. */
  public boolean isDead(String processor) {
    Heard last = newest.get(processor);
    return heardAny && (last == null || !last.isAliveAt(time.elapsed()));
  }

  public List<Seen> seen() {
    Duration now = time.elapsed();
    return newest.values().stream()
        .map(last -> new Seen(last.heartbeat(), last.isAliveAt(now)))
        .sorted(Comparator.comparing(seen -> seen.heartbeat().processor()))
        .toList();
  }

  /** The companies whose brand profile any processor has had. */
  public List<Company> companies() {
    List<Company> all = new ArrayList<>(companies.values());
    all.sort(Comparator.comparing(Company::id));
    return all;
  }
}
