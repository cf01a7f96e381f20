package dev.innovationpipeline.ingest.status.stream;

import dev.innovationpipeline.schema.processor.StageText;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One watcher's news of its run, in order. Nothing waits for news: each piece begins a turn on a
 * thread that lives as long as there is something to do, so that a silent watcher costs its queue
 * and no stack.
 */
public final class RunWatch implements AutoCloseable {

  /** More text than this waits for nobody: a client so slow gets the whole later, in one piece. */
  private static final int MOST_WAITING_FOR_TEXT = 200;

  /** What a watcher is told. */
  public sealed interface News permits Changed, Text, Woken, Silence {}

  public record Changed(Change change) implements News {}

  public record Text(StageText piece) implements News {}

  public record Woken() implements News {}

  public record Silence() implements News {}

  static final Woken WAKE = new Woken();
  private static final Silence SILENCE = new Silence();

  private final LinkedBlockingQueue<News> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger signals = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Queue<Runnable> atClose = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Runnable turn;
  private boolean missedText;
  private volatile long lastNewsNanos = System.nanoTime();

  /** From now on each piece of news is a turn, never two at once; the first comes at once. */
  public void start(Runnable turn) {
    this.turn = turn;
    signal();
  }

  /** Null when there is none just now. */
  public @Nullable News next() {
    return queue.poll();
  }

  void offer(News news) {
    lastNewsNanos = System.nanoTime();
    queue.add(news);
    signal();
  }

  void offerText(StageText piece) {
    offer(new Text(piece));
  }

  /**
   * To be called by one thread at a time.
   *
   * @param written all that there is, with the piece
   */
  void offerText(StageText piece, WrittenText written) {
    if (queue.size() >= MOST_WAITING_FOR_TEXT) {
      missedText = true;
    } else {
      offerText(missedText ? written.whole().orElse(piece) : piece);
      missedText = false;
    }
  }

  void offerSilence(Duration since) {
    if (System.nanoTime() - lastNewsNanos >= since.toNanos()) {
      offer(SILENCE);
    }
  }

  /** Runs at once when it is closed already. */
  void atClose(Runnable step) {
    atClose.add(step);
    if (closed.get()) {
      finish();
    }
  }

  @Override
  public void close() {
    closed.set(true);
    finish();
  }

  private void finish() {
    for (Runnable step = atClose.poll(); step != null; step = atClose.poll()) {
      step.run();
    }
  }

  private void signal() {
    Runnable next = turn;
    if (next != null && signals.getAndIncrement() == 0) {
      Thread.ofVirtual().name("run-events").start(() -> takeTurns(next));
    }
  }

  private void takeTurns(Runnable next) {
    int seen;
    do {
      seen = signals.get();
      next.run();
    } while (signals.addAndGet(-seen) != 0);
  }
}
