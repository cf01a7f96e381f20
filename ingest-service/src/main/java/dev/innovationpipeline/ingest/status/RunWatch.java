package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.processor.StageText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One watcher's news of its run, in order. */
final class RunWatch implements AutoCloseable {

  /** More text than this waits for nobody: a client so slow gets gaps, which the end fills. */
  private static final int MOST_WAITING_FOR_TEXT = 200;

  /** What a watcher is told. */
  sealed interface News permits Changed, Text, Woken {}

  record Changed(ViewedStatus status) implements News {}

  record Text(StageText piece) implements News {}

  record Woken() implements News {}

  static final Woken WAKE = new Woken();

  private final BlockingQueue<News> queue = new LinkedBlockingQueue<>();
  private final boolean withText;
  private final Consumer<RunWatch> closing;

  RunWatch(boolean withText, Consumer<RunWatch> closing) {
    this.withText = withText;
    this.closing = closing;
  }

  /** Empty after the time-out. */
  Optional<News> next(Duration timeout) throws InterruptedException {
    return Optional.ofNullable(queue.poll(timeout.toMillis(), TimeUnit.MILLISECONDS));
  }

  void offer(News news) {
    queue.add(news);
  }

  void offerText(StageText piece) {
    if (withText && queue.size() < MOST_WAITING_FOR_TEXT) {
      queue.add(new Text(piece));
    }
  }

  @Override
  public void close() {
    closing.accept(this);
  }
}
