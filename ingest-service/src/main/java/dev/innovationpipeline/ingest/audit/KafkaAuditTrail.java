package dev.innovationpipeline.ingest.audit;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.platform.process.PeriodicTasks;
import dev.innovationpipeline.schema.audit.AuditEntry;
import dev.innovationpipeline.schema.audit.AuditEntry.Outcome;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.wire.AuditCodec;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The audit in its topic. A change is answered with success only once Kafka has its entry; refused
 * attempts are counted and written some seconds later.
 */
final class KafkaAuditTrail implements AuditTrail, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(KafkaAuditTrail.class);
  private static final Duration REFUSED_INTERVAL = Duration.ofSeconds(10);

  /** Of the request: what was sent for it. */
  private static final String SENT = KafkaAuditTrail.class.getName() + ".sent";

  /** The entry is in a transaction that is committed. */
  private static final CompletableFuture<Void> COMMITTED = CompletableFuture.completedFuture(null);

  private final KafkaOperations<String, byte[]> kafka;
  private final AuditCodec codec;
  private final Entries entries;
  private final RefusedAttempts refused;
  private final boolean enabled;
  private final boolean local;
  private final boolean addresses;
  private volatile @Nullable PeriodicTasks timer;

  /**
   * @param enabled false: nothing is taken down
   * @param local whether nobody is asked who they are
   * @param addresses whether entries have the address of the sender
   */
  KafkaAuditTrail(
      KafkaOperations<String, byte[]> kafka,
      AuditCodec codec,
      Entries entries,
      boolean enabled,
      boolean local,
      boolean addresses) {
    this.kafka = kafka;
    this.codec = codec;
    this.entries = entries;
    this.refused = new RefusedAttempts(entries);
    this.enabled = enabled;
    this.local = local;
    this.addresses = addresses;
  }

  /** Kafka did not acknowledge the entry of a change that is made. */
  static final class EntryNotKeptException extends RuntimeException {
    EntryNotKeptException(Throwable cause) {
      super("Kafka did not acknowledge an entry of the audit.", cause);
    }
  }

  @Override
  public void accompany(RunEvent event) {
    HttpServletRequest request = current();
    if (request != null) {
      send(request, entries.of(attempt(request), event, acceptedStatus(request)));
    }
  }

  @Override
  public List<ProducerRecord<String, byte[]>> beside(List<? extends RunEvent> events) {
    HttpServletRequest request = current();
    if (events.isEmpty()) {
      return List.of();
    }
    if (request == null) {
      return enabled && events.getFirst() instanceof Review review
          ? List.of(
              codec.toRecord(entries.of(Attempt.ofTime(review), review, HttpStatus.OK.value())))
          : List.of();
    }
    request.setAttribute(SENT, COMMITTED);
    return List.of(
        codec.toRecord(entries.of(attempt(request), events.getFirst(), acceptedStatus(request))));
  }

  /** The answer is not written yet when its event is. */
  private static int acceptedStatus(HttpServletRequest request) {
    ResponseStatus declared =
        request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
                instanceof HandlerMethod method
            ? method.getMethodAnnotation(ResponseStatus.class)
            : null;
    return declared == null ? HttpStatus.OK.value() : declared.code().value();
  }

  /** Whether an entry says that the request's change is made. */
  static boolean saysDone(HttpServletRequest request) {
    return request.getAttribute(SENT) != null;
  }

  /**
   * Sees to it that an answered change has its entry.
   *
   * @throws EntryNotKeptException when it has none
   */
  void answered(HttpServletRequest request, int status) {
    if (request.getAttribute(SENT) == null) {
      send(request, entries.of(attempt(request), Outcome.DONE, status));
    }
    if (request.getAttribute(SENT) instanceof CompletableFuture<?> sent) {
      try {
        sent.join();
      } catch (CompletionException e) {
        throw new EntryNotKeptException(e);
      }
    }
  }

  /** Tells of a change that may or may not be made; it does not wait. */
  void failed(HttpServletRequest request, int status) {
    AuditEntry entry = entries.of(attempt(request), Outcome.FAILED, status);
    try {
      kafka.send(codec.toRecord(entry)).whenComplete((sent, failure) -> warnIf(failure, entry));
    } catch (KafkaException e) {
      warnIf(e, entry);
    }
  }

  private static void warnIf(@Nullable Throwable failure, AuditEntry entry) {
    if (failure != null) {
      log.warn("The audit lacks an entry, as Kafka did not take it ({}): {}", failure, entry);
    }
  }

  @Override
  public void refused(HttpServletRequest request, int status) {
    if (enabled) {
      refused.add(attempt(request), status);
    }
  }

  @Override
  public void refused(HttpServletRequest request, Optional<Caller> caller, int status) {
    if (enabled) {
      refused.add(Attempt.of(request, caller, addresses), status);
    }
  }

  @Override
  public void loggedIn(HttpServletRequest request, Caller caller) {
    if (!enabled) {
      return;
    }
    Attempt attempt = Attempt.of(request, Optional.of(caller), addresses);
    send(request, entries.of(attempt, Outcome.DONE, HttpStatus.FOUND.value()));
    try {
      answered(request, HttpStatus.FOUND.value());
    } catch (EntryNotKeptException e) {
      throw Problems.unavailable(
          "The login is not begun, as Kafka did not acknowledge its entry in the audit. Log in"
              + " again.",
          e);
    }
  }

  @Override
  public void byService(String action, String companyId, String subject, long count) {
    if (!enabled) {
      return;
    }
    AuditEntry entry = entries.byService(action, companyId, subject, count);
    try {
      kafka.send(codec.toRecord(entry)).whenComplete((sent, failure) -> warnIf(failure, entry));
    } catch (KafkaException e) {
      warnIf(e, entry);
    }
  }

  private Attempt attempt(HttpServletRequest request) {
    return Attempt.of(request, local, addresses);
  }

  private void send(HttpServletRequest request, AuditEntry entry) {
    CompletableFuture<?> sent;
    try {
      sent = kafka.send(codec.toRecord(entry));
    } catch (KafkaException e) {
      sent = CompletableFuture.failedFuture(e);
    }
    request.setAttribute(
        SENT,
        request.getAttribute(SENT) instanceof CompletableFuture<?> before
            ? CompletableFuture.allOf(before, sent)
            : sent);
  }

  private @Nullable HttpServletRequest current() {
    return enabled
            && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes found
        ? found.getRequest()
        : null;
  }

  private void writeRefused() {
    for (AuditEntry entry : refused.take()) {
      try {
        kafka.send(codec.toRecord(entry)).whenComplete((sent, failure) -> warnIf(failure, entry));
      } catch (KafkaException e) {
        warnIf(e, entry);
      }
    }
  }

  boolean isEnabled() {
    return enabled;
  }

  @Override
  public boolean isAutoStartup() {
    return enabled;
  }

  @Override
  public void start() {
    PeriodicTasks every = new PeriodicTasks("audit-of-refused");
    every.every(REFUSED_INTERVAL, this::writeRefused);
    timer = every;
  }

  @Override
  public void stop() {
    PeriodicTasks every = timer;
    timer = null;
    if (every != null) {
      every.close();
    }
    writeRefused();
    kafka.flush();
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }

  /** Serves until the web server has stopped. */
  @Override
  public int getPhase() {
    return 0;
  }
}
