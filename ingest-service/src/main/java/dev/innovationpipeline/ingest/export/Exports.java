package dev.innovationpipeline.ingest.export;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.platform.process.PeriodicTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.ErrorResponseException;

/** Exports that are written at once, or on their own while the client asks how far they are. */
final class Exports implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Exports.class);

  private static final int MAX_WAITING = 20;
  private static final Duration SLOT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);
  private static final Duration PROGRESS_INTERVAL = Duration.ofMillis(500);

  /** A process writes its progress far more often, but for the last part of a large document. */
  private static final Duration LOST_TIMEOUT = Duration.ofMinutes(10);

  private static final int ID_BYTES = 16;

  private final ExportReader reader;
  private final ExportFiles files;
  private final ExportDirectory directory;
  private final RunStatuses statuses;
  private final InstantSource clock;
  private final Duration kept;
  private final Semaphore slots;
  private final Semaphore places = new Semaphore(MAX_WAITING);
  private final SecureRandom random = new SecureRandom();
  private final PeriodicTasks sweeps = new PeriodicTasks("old-exports");

  Exports(
      ExportReader reader,
      ExportFiles files,
      RunStatuses statuses,
      InstantSource clock,
      ExportSettings settings) {
    this.reader = reader;
    this.files = files;
    this.statuses = statuses;
    this.clock = clock;
    directory = new ExportDirectory(settings.directory());
    kept = settings.kept();
    slots = new Semaphore(settings.atOnce(), true);
    sweeps.every(SWEEP_INTERVAL, () -> directory.sweep(clock.instant(), kept));
  }

  /** A file to be sent and then deleted. */
  record Ready(ExportFiles.Written written, Path file) {}

  /**
   * @throws ErrorResponseException 503 while too many others are written
   */
  Ready write(ExportFormat format, ExportSelection selection, Caller caller)
      throws IOException, InterruptedException {
    if (!slots.tryAcquire(SLOT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw Problems.unavailable(
          "Too many exports are being written. Ask again, or let POST /exports write this one.",
          null);
    }
    try {
      Path part = directory.newPart();
      ExportPlan plan = new ExportPlan(format, selection, reader.runs(selection, caller), caller);
      return new Ready(files.write(plan, part, (runs, cards) -> {}), part);
    } finally {
      slots.release();
    }
  }

  /**
   * @throws ErrorResponseException 503 while too many others wait
   */
  ExportJob start(ExportFormat format, ExportSelection selection, Caller caller) {
    if (!places.tryAcquire()) {
      throw Problems.unavailable(
          "%d exports are waiting already. Ask again in a moment.".formatted(MAX_WAITING), null);
    }
    boolean started = false;
    try {
      ExportPlan plan = new ExportPlan(format, selection, reader.runs(selection, caller), caller);
      byte[] id = new byte[ID_BYTES];
      random.nextBytes(id);
      Instant now = clock.instant();
      ExportJob job =
          new ExportJob(
              HexFormat.of().formatHex(id),
              format,
              ExportJob.State.WAITING,
              caller.name(),
              plan.runs(),
              0,
              0,
              Set.of(),
              null,
              null,
              null,
              now,
              now);
      directory.write(job);
      Thread.ofVirtual().name("export-" + job.id()).start(() -> run(job, plan));
      started = true;
      return job;
    } finally {
      if (!started) {
        places.release();
      }
    }
  }

  private void run(ExportJob job, ExportPlan plan) {
    try {
      slots.acquire();
      try {
        directory.write(written(job, plan));
      } finally {
        slots.release();
      }
    } catch (ErrorResponseException e) {
      fail(job, String.valueOf(e.getBody().getDetail()) + fields(e));
    } catch (DataAccessException e) {
      log.warn("Export {} ended, as the database does not answer.", job.id(), e);
      fail(job, "The database of results does not answer. Start it again once it does.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(job, "The service is ending. Start the export again.");
    } catch (Exception | OutOfMemoryError e) {
      log.error("Export {} failed; its client is told to start another.", job.id(), e);
      fail(job, "It could not be written. Start it again, with fewer cards.");
    } finally {
      places.release();
    }
  }

  /** The wrong fields of a request, a sentence each; empty for none. */
  private static String fields(ErrorResponseException refusal) {
    Map<String, Object> more = refusal.getBody().getProperties();
    return more != null && more.get("errors") instanceof List<?> errors
        ? errors.stream()
            .filter(FieldError.class::isInstance)
            .map(FieldError.class::cast)
            .map(error -> " %s %s.".formatted(error.field(), error.message()))
            .collect(Collectors.joining())
        : "";
  }

  private ExportJob written(ExportJob job, ExportPlan plan) throws IOException {
    directory.write(job.at(ExportJob.State.WRITING, 0, 0, clock.instant()));
    long[] told = {System.nanoTime()};
    Path file = directory.file(job.id());
    ExportFiles.Written written =
        files.write(
            plan,
            file,
            (runs, cards) -> {
              if (System.nanoTime() - told[0] > PROGRESS_INTERVAL.toNanos()) {
                told[0] = System.nanoTime();
                directory.write(job.at(ExportJob.State.WRITING, runs, cards, clock.instant()));
              }
            });
    return job.done(written, Files.size(file), clock.instant());
  }

  private void fail(ExportJob job, String reason) {
    directory.write(job.failed(reason, clock.instant()));
  }

  /**
   * @throws ErrorResponseException 404 for an export that is not there, no more, or of others
   */
  ExportJob require(String id, Caller caller) {
    ExportJob job =
        directory
            .find(id)
            .filter(found -> found.owner().equals(caller.name()))
            .filter(found -> found.companies().stream().allMatch(caller::sees))
            .orElseThrow(
                () ->
                    Problems.notFound(
                        "There is no export %s; files are kept for %s."
                            .formatted(id, words(kept))));
    boolean isOpen =
        job.state() == ExportJob.State.WAITING || job.state() == ExportJob.State.WRITING;
    return isOpen && job.updatedAt().isBefore(clock.instant().minus(LOST_TIMEOUT))
        ? job.failed("The server that wrote it has ended. Start it again.", clock.instant())
        : job;
  }

  /**
   * @throws ErrorResponseException 409 while it is not done, 410 when a run in it was forgotten
   */
  Path file(ExportJob job) throws IOException {
    if (job.state() != ExportJob.State.DONE) {
      throw Problems.conflict(
          "The export %s is %s, so it has no file."
              .formatted(job.id(), job.state().name().toLowerCase(Locale.ROOT)));
    }
    if (job.runs().stream().anyMatch(statuses::isForgotten)) {
      directory.delete(job.id());
      throw Problems.gone("A run of this export was forgotten, and the file with it.");
    }
    return directory.file(job.id());
  }

  private static String words(Duration time) {
    return time.toMinutes() + " minutes";
  }

  @Override
  public void close() {
    sweeps.close();
  }
}
