package dev.innovationpipeline.processor.document.store;

import dev.innovationpipeline.platform.document.DocumentStore;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.schema.document.ReadText;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes documents into the store while the model is asked about them. A run never fails because
 * its document could not be kept: that is logged and counted, and the document cannot be shown.
 */
public final class KeptDocuments implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(KeptDocuments.class);

  /** A disk that hangs holds up so many threads, and no run for longer than this. */
  private static final int WRITERS = 2;

  private static final Duration MAX_WAIT = Duration.ofSeconds(10);

  /** Each has 128 kB in memory at most. */
  private static final int MAX_WAITING = 1_000;

  /** Passages have 1,500 characters at most, so the text has 6 MB at most. */
  private static final int MAX_PASSAGES_READ = 2_000;

  private final @Nullable DocumentStore store;
  private final Runnable notKept;
  private final ExecutorService writers;
  private final Semaphore room = new Semaphore(MAX_WAITING);
  private final AtomicBoolean failing = new AtomicBoolean();

  /** A document on its way into the store. */
  public interface Keeping {

    Keeping NONE =
        new Keeping() {
          @Override
          public void await() {}

          @Override
          public void noteForLater() {}
        };

    /**
     * Returns when the document is kept, or will not be. One that has been deleted meanwhile,
     * because another run that read it was forgotten, is kept again if it is short.
     */
    void await() throws InterruptedException;

    /**
     * Lets a later attempt find the document although this one does not say that it has read it;
     * does not wait.
     */
    void noteForLater();
  }

  /**
   * @param store null to keep nothing
   * @param notKept is told of each document that could not be kept
   */
  public KeptDocuments(@Nullable DocumentStore store, Runnable notKept) {
    this.store = store;
    this.notKept = notKept;
    writers =
        Executors.newFixedThreadPool(
            WRITERS, Thread.ofPlatform().name("document-store-", 1).daemon().factory());
  }

  /** Keeps nothing. */
  public static KeptDocuments off() {
    return new KeptDocuments(null, () -> {});
  }

  /** A copy of the document that an earlier attempt of the run read; empty for none. */
  public Optional<SpooledFile> ofEarlierAttempt(RunContext run, long maxBytes) {
    if (store == null || run.attempt() == 1) {
      return Optional.empty();
    }
    try {
      Optional<SourceDocument> document = store.ofRun(run.runId());
      return document.isPresent() ? copyOf(document.get(), store, maxBytes) : Optional.empty();
    } catch (IOException e) {
      log.warn(
          "The document of run {} cannot be read from the store; it is fetched again.",
          run.runId(),
          e);
      return Optional.empty();
    }
  }

  /**
   * The text of a document that was read; empty where it is not kept, cannot be read in time, or is
   * so long that it would crowd out runs.
   */
  public Optional<String> textOf(SourceDocument document) throws InterruptedException {
    if (store == null || document.passages() > MAX_PASSAGES_READ) {
      return Optional.empty();
    }
    DocumentStore source = store;
    Future<Optional<ReadText>> reading;
    try {
      reading = writers.submit(() -> source.text(document));
    } catch (RejectedExecutionException e) {
      return Optional.empty();
    }
    try {
      return reading.get(MAX_WAIT.toNanos(), TimeUnit.NANOSECONDS).map(ReadText::text);
    } catch (ExecutionException | TimeoutException e) {
      log.warn("The text of a document cannot be read from the store; the run goes on.", e);
      return Optional.empty();
    } finally {
      reading.cancel(false);
    }
  }

  /** A file that a crash of its host has cut short is not the document. */
  private static Optional<SpooledFile> copyOf(
      SourceDocument document, DocumentStore store, long maxBytes) throws IOException {
    Optional<Path> path = store.find(document.sha256());
    if (path.isEmpty()) {
      return Optional.empty();
    }
    SpooledFile file;
    try (var in = Files.newInputStream(path.get())) {
      file = SpooledFile.copyOf(in, maxBytes);
    }
    if (file.sha256().equals(document.sha256())) {
      return Optional.of(file);
    }
    file.close();
    return Optional.empty();
  }

  /**
   * Begins to keep a document. One that is not short, and so has a file that ends with its owner,
   * is kept before this returns.
   */
  public Keeping keep(RunContext run, SpooledFile file, SourceDocument document, ReadText text)
      throws IOException, InterruptedException {
    if (store == null) {
      return Keeping.NONE;
    }
    Written written = new Written(store, run.runId(), document, write(store, file, document, text));
    return file.isShort() || written.isKept() ? written : Keeping.NONE;
  }

  private static Callable<@Nullable Void> write(
      DocumentStore target, SpooledFile file, SourceDocument document, ReadText text)
      throws IOException {
    long length = file.length();
    return () -> {
      target.add(document.sha256(), length, file::open);
      target.addText(document, text);
      return null;
    };
  }

  private final class Written implements Keeping {

    private final DocumentStore target;
    private final String runId;
    private final SourceDocument document;
    private final Callable<@Nullable Void> writing;
    private final Future<?> first;

    Written(
        DocumentStore target,
        String runId,
        SourceDocument document,
        Callable<@Nullable Void> writing)
        throws InterruptedException {
      this.target = target;
      this.runId = runId;
      this.document = document;
      this.writing = writing;
      first = submit(writing);
    }

    @Override
    public void await() throws InterruptedException {
      if (isKept() && target.find(document.sha256()).isEmpty()) {
        KeptDocuments.this.isKept(submit(writing), runId);
      }
    }

    boolean isKept() throws InterruptedException {
      return KeptDocuments.this.isKept(first, runId);
    }

    @Override
    public void noteForLater() {
      try {
        writers.execute(this::note);
      } catch (RejectedExecutionException e) {
        log.debug("The process stops; another one does the work again.", e);
      }
    }

    private void note() {
      try {
        target.note(runId, document);
      } catch (IOException e) {
        failed(runId, e);
      }
    }
  }

  /** Waits for room, unless the store is known not to take documents. */
  private Future<?> submit(Callable<@Nullable Void> writing) throws InterruptedException {
    boolean hasRoom =
        failing.get()
            ? room.tryAcquire()
            : room.tryAcquire(MAX_WAIT.toNanos(), TimeUnit.NANOSECONDS);
    if (!hasRoom) {
      return CompletableFuture.failedFuture(
          new IOException(MAX_WAITING + " documents wait to be written."));
    }
    try {
      return writers.submit(
          () -> {
            try {
              return writing.call();
            } finally {
              room.release();
            }
          });
    } catch (RejectedExecutionException e) {
      room.release();
      return CompletableFuture.failedFuture(e);
    }
  }

  private boolean isKept(Future<?> written, String runId) throws InterruptedException {
    try {
      written.get(MAX_WAIT.toNanos(), TimeUnit.NANOSECONDS);
      if (failing.compareAndSet(true, false)) {
        log.info("Documents are kept again.");
      }
      return true;
    } catch (ExecutionException e) {
      failed(runId, e.getCause());
    } catch (TimeoutException e) {
      failed(runId, e);
    }
    return false;
  }

  /** Says it once until it works again, as each run would say the same. */
  private void failed(String runId, @Nullable Throwable cause) {
    notKept.run();
    if (failing.compareAndSet(false, true)) {
      log.warn(
          "The document of run {} could not be kept, and cannot be shown later; the run goes on."
              + " Further failures are counted and not logged.",
          runId,
          cause);
    }
  }

  /** Documents on their way are written first. */
  @Override
  public void close() {
    writers.shutdown();
    try {
      if (!writers.awaitTermination(MAX_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
        log.warn("Documents were not kept in time; the process stops without them.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
