package dev.innovationpipeline.ingest.status.stream;

import dev.innovationpipeline.schema.processor.StageText;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Relays what models write, from the beginning of the running stage, to those who watch with text.
 * The topic is read only as long as somebody does, and only texts that are watched are kept.
 */
public final class StageTexts implements AutoCloseable {

  /** Some hundred texts of usual length; beyond them, who joins late gets what comes from then. */
  private static final int MOST_CHARACTERS_KEPT = 8 * 1024 * 1024;

  private final Function<StageTexts, Reader> start;
  private final Map<String, WatchedText> watched = new HashMap<>();
  private @Nullable Reader reader;
  private long kept;

  /** Reads the topic of texts and tells of each piece, by {@link #heard}. */
  public interface Reader extends AutoCloseable {

    /** Once more from a time on, after {@code begin}; pieces of other runs come twice then. */
    void readAgain(String runId, Instant since, Runnable begin);

    @Override
    void close();
  }

  private static final class WatchedText {

    private final WrittenText written;
    private final Set<RunWatch> watches = new LinkedHashSet<>();

    /** Before the place of the text's beginning is found, pieces are not for this run. */
    private boolean begun;

    private long lastOffset = -1;

    WatchedText(String runId) {
      written = new WrittenText(runId);
    }
  }

  /**
   * @param start begins to read at the end of the topic
   */
  public StageTexts(Function<StageTexts, Reader> start) {
    this.start = start;
  }

  /**
   * Tells a watch what is written of a run, until the watch is closed.
   *
   * @param since nothing that its running stage has written is older
   */
  public synchronized void join(String runId, Instant since, RunWatch watch) {
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
      reading.readAgain(runId, since, () -> begin(fresh));
    } else {
      text.written.whole().ifPresent(watch::offerText);
    }
    text.watches.add(watch);
    watch.atClose(() -> leave(runId, watch));
  }

  /** Whether anybody would be told of a piece; so that others need not be read. */
  synchronized boolean isWatched(String runId) {
    return watched.containsKey(runId);
  }

  /** A piece of text at its place in the run's partition. */
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
    if (kept + text.written.length() > MOST_CHARACTERS_KEPT) {
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
