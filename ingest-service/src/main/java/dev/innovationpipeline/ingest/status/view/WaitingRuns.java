package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The runs that wait for a review, kept as the view changes; the longest wait first. */
public final class WaitingRuns {

  private final NavigableMap<Place, Waiting> byPlace = new TreeMap<>();

  /**
   * A run that waits.
   *
   * @param stage whose result is to be reviewed
   * @param since the end of the stage
   * @param remindedAt null while nobody was reminded
   */
  public record Waiting(
      String runId,
      int attempt,
      int stage,
      String companyId,
      Instant since,
      @Nullable Instant remindedAt) {

    static Waiting of(RunStatus run, StageProgress stage) {
      return new Waiting(
          run.run().runId(),
          run.progress().attempt(),
          stage.stage(),
          run.run().companyId(),
          Objects.requireNonNullElse(stage.endedAt(), run.updatedAt()),
          run.remindedAt());
    }

    /** The position among those that wait. */
    public Place place() {
      return new Place(since, runId);
    }
  }

  /** A position among the runs that wait. */
  public record Place(Instant since, String runId) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::since).thenComparing(Place::runId);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  synchronized void put(Waiting run) {
    byPlace.put(run.place(), run);
  }

  synchronized void remove(Waiting run) {
    byPlace.remove(run.place());
  }

  synchronized void replace(Collection<Waiting> runs) {
    byPlace.clear();
    runs.forEach(this::put);
  }

  /** The number of them. */
  public synchronized int size() {
    return byPlace.size();
  }

  synchronized List<Waiting> all() {
    return List.copyOf(byPlace.values());
  }

  /** Those that have waited since then or longer. */
  public synchronized List<Waiting> since(Instant then) {
    return List.copyOf(byPlace.headMap(new Place(then, "\uffff"), true).values());
  }

  /**
   * Some that meet a condition.
   *
   * @param after the last of the page before; null for the first page
   */
  public synchronized List<Waiting> page(
      @Nullable Place after, int limit, Predicate<Waiting> condition) {
    List<Waiting> page = new ArrayList<>();
    for (Waiting run : (after == null ? byPlace : byPlace.tailMap(after, false)).values()) {
      if (page.size() == limit) {
        break;
      }
      if (condition.test(run)) {
        page.add(run);
      }
    }
    return page;
  }
}
