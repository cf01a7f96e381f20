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

/** Who works on stages, by their signs of life. */
public final class Processors {

  private final Map<String, ProcessorHeartbeat> newest = new ConcurrentHashMap<>();
  private final Map<String, Company> companies = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private volatile boolean heardAny;

  public Processors(InstantSource clock) {
    this.clock = clock;
  }

  /** A processor as of now. */
  public record Seen(ProcessorHeartbeat heartbeat, boolean alive) {}

  /**
   * @param heartbeat empty when the processor said that it stops
   * @return whether it was dead and lives, or the other way round
   */
  boolean heard(String processor, Optional<ProcessorHeartbeat> heartbeat) {
    boolean wasDead = isDead(processor);
    if (heartbeat.isPresent()) {
      newest.put(processor, heartbeat.get());
      heartbeat.get().companies().forEach(company -> companies.put(company.id(), company));
    } else {
      newest.remove(processor);
    }
    heardAny = true;
    return wasDead != isDead(processor);
  }

  /** Whether work that it took up waits for another; unknown processors are as good as dead. */
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

  /** Those whose brand a processor knows, or knew. */
  public List<Company> companies() {
    List<Company> all = new ArrayList<>(companies.values());
    all.sort(Comparator.comparing(Company::id));
    return all;
  }

  /** Changes whenever a processor comes, dies or goes. */
  List<String> alive() {
    return seen().stream().filter(Seen::alive).map(seen -> seen.heartbeat().processor()).toList();
  }
}
