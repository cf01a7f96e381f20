package dev.innovationpipeline.ingest.status;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has the models' text read as long as anybody wants it, and no longer. */
final class StageTexts implements AutoCloseable {

  private final Supplier<AutoCloseable> reader;
  private @Nullable AutoCloseable reading;
  private int listeners;

  /**
   * @param reader starts reading; closing what it gives ends that
   */
  StageTexts(Supplier<AutoCloseable> reader) {
    this.reader = reader;
  }

  synchronized void join() {
    if (listeners++ == 0) {
      reading = reader.get();
    }
  }

  synchronized void leave() {
    if (--listeners == 0) {
      close();
    }
  }

  @Override
  public synchronized void close() {
    AutoCloseable open = reading;
    reading = null;
    if (open != null) {
      try {
        open.close();
      } catch (Exception e) {
        throw new IllegalStateException("The reader of texts could not be closed.", e);
      }
    }
  }
}
