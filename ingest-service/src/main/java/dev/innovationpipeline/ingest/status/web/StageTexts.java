package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.schema.processor.StageText;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Relays the model's text, from the beginning of the running stage, to the watchers that ask for
 * it. The topic is read only while there are such watchers, and only watched texts are kept.
 */
final class StageTexts implements AutoCloseable {

  /** Some hundred texts of usual length; beyond it, a late watcher gets the text from then on. */
  private static final int MAX_CHARACTERS_KEPT = 8 * 1024 * 1024;

  private final Function<StageTexts, Reader> start;
  private final Consumer<String> announcement;
  private final Map<String, WatchedText> watched = new HashMap<>();
  private @Nullable Reader reader;
  private long kept;

  /** Reads the topic of texts and hands over each piece by {@link #heard}. */
  interface Reader extends AutoCloseable {

    /** Reads again from a time on, after {@code begin}; other runs' pieces then come twice. */
    void readAgain(String runId, Instant since, Runnable begin);

    @Override
    void close();
  }

  private static final class WatchedText {

    private final WrittenText written;
    private final Set<RunWatch> watches = new LinkedHashSet<>();

    /** Pieces are ignored until the offset of the text's beginning is found. */
    private boolean begun;

    private long lastOffset = -1;

    WatchedText(String runId) {
      written = new WrittenText(runId);
    }
  }

  /**
   * @param start begins to read from the end of the topic
   * @param announcement tells the processors that a run is watched
   */
  StageTexts(Function<StageTexts, Reader> start, Consumer<String> announcement) {
    this.start = start;
    this.announcement = announcement;
  }

  /**
   * Relays the text of a run to a watch until the watch is closed.
   *
   * @param since a time before the running stage wrote its first piece
   */
  synchronized void join(String runId, Instant since, RunWatch watch) {
    Reader reading = reader;
    if (reading == null) {
      reading = start.apply(this);
      reader = reading;
    }
    WatchedText text = watched.get(runId);
    if (text == null) {
      WatchedText fresh = new WatchedText(runId);
      text = fresh;
      watched.put(runId, fresh);
      announcement.accept(runId);
      reading.readAgain(runId, since, () -> begin(fresh));
    } else {
      text.written.whole().ifPresent(watch::offerText);
    }
    text.watches.add(watch);
    watch.atClose(() -> leave(runId, watch));
  }

  /** Repeats the announcements of all watched runs. */
  synchronized void announce() {
    watched.keySet().forEach(announcement);
  }

  /** Whether the run has watchers; pieces of other runs need not be parsed. */
  synchronized boolean isWatched(String runId) {
    return watched.containsKey(runId);
  }

  /** Takes a piece of text at its offset in the run's partition. */
  synchronized void heard(StageText piece, long offset) {
    WatchedText text = watched.get(piece.runId());
    if (text == null || !text.begun || offset <= text.lastOffset) {
      return;
    }
    text.lastOffset = offset;
    if (text.written.isOlder(piece)) {
      return;
    }
    kept -= text.written.length();
    text.written.add(piece);
    text.watches.forEach(watch -> watch.offerText(piece, text.written));
    if (kept + text.written.length() > MAX_CHARACTERS_KEPT) {
      text.written.drop();
    }
    kept += text.written.length();
  }

  private synchronized void begin(WatchedText text) {
    text.begun = true;
  }

  private synchronized void leave(String runId, RunWatch watch) {
    WatchedText text = watched.get(runId);
    if (text != null && text.watches.remove(watch) && text.watches.isEmpty()) {
      watched.remove(runId);
      kept -= text.written.length();
    }
    if (watched.isEmpty()) {
      close();
    }
  }

  @Override
  public synchronized void close() {
    Reader open = reader;
    reader = null;
    if (open != null) {
      open.close();
    }
  }
}
