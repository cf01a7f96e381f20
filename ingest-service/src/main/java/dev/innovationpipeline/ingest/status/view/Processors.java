package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.schema.processor.Company;
import dev.innovationpipeline.schema.processor.ProcessorHeartbeat;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The processors, by their heartbeats. */
public final class Processors {

  private final Map<String, ProcessorHeartbeat> newest = new ConcurrentHashMap<>();
  private final Map<String, Company> companies = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean heardAny;
  private List<String> alive = List.of();

  Processors(InstantSource clock) {
    this.clock = clock;
  }

  /** A processor as of now. */
  public record Seen(ProcessorHeartbeat heartbeat, boolean alive) {}

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
      newest.put(processor, heartbeat.get());
      heartbeat.get().companies().forEach(company -> companies.put(company.id(), company));
    } else {
      newest.remove(processor);
    }
    heardAny = true;
    if (wasDead != isDead(processor)) {
      tell();
    }
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
    ProcessorHeartbeat heartbeat = newest.get(processor);
    return heardAny && (heartbeat == null || !heartbeat.isAliveAt(clock.instant()));
  }

  public List<Seen> seen() {
    Instant now = clock.instant();
    return newest.values().stream()
        .map(heartbeat -> new Seen(heartbeat, heartbeat.isAliveAt(now)))
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
