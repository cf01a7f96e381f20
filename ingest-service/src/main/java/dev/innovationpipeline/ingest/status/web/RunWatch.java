package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.schema.processor.StageText;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One watcher's news of its run, in order. No thread blocks for news: each piece starts a turn on a
 * virtual thread that ends when the queue is empty, so that a silent watcher costs a queue and no
 * stack.
 */
final class RunWatch implements AutoCloseable {

  /** A client with more queued news gets the text later, as one piece. */
  private static final int MAX_QUEUED_FOR_TEXT = 200;

  /** One piece of news for a watcher. */
  sealed interface News permits Changed, Text, Woken, Silence {}

  record Changed(Change change) implements News {}

  record Text(StageText piece) implements News {}

  record Woken() implements News {}

  record Silence() implements News {}

  static final Woken WAKE = new Woken();
  private static final Silence SILENCE = new Silence();

  private final LinkedBlockingQueue<News> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger signals = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Queue<Runnable> atClose = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Runnable turn;
  private boolean missedText;
  private volatile long lastNewsNanos = System.nanoTime();

  /** Runs the turn for each piece of news from now on, and once now; never two at a time. */
  void start(Runnable turn) {
    this.turn = turn;
    signal();
  }

  /** Null when the queue is empty. */
  @Nullable News next() {
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
   * @param written the whole text so far, with the piece
   */
  void offerText(StageText piece, WrittenText written) {
    if (queue.size() >= MAX_QUEUED_FOR_TEXT) {
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

  /** Runs the step immediately when the watch is closed already. */
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
