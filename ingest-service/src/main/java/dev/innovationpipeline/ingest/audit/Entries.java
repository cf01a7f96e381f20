package dev.innovationpipeline.ingest.audit;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.innovationpipeline.schema.audit.AuditEntry;
import dev.innovationpipeline.schema.audit.AuditEntry.Outcome;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.text.Secrets;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes entries of the audit. */
final class Entries {

  private static final String SERVICE = "service";
  private static final int DONE = 200;

  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
  private final InstantSource clock;

  Entries(InstantSource clock) {
    this.clock = clock;
  }

  /** A change that an event is about, seen by those of the event's company. */
  AuditEntry of(Attempt attempt, RunEvent event, int status) {
    return entry(
        attempt,
        Outcome.DONE,
        status,
        1,
        event instanceof RunRequested requested ? requested.run().userId() : null,
        event.run().companyId().isEmpty()
            ? attempt.companies() // An event that a run is forgotten says nothing of it.
            : List.of(event.run().companyId()),
        attempt.subject() == null ? event.run().runId() : attempt.subject());
  }

  AuditEntry of(Attempt attempt, Outcome outcome, int status) {
    return entry(attempt, outcome, status, 1, null, attempt.companies(), attempt.subject());
  }

  AuditEntry byService(String action, String companyId, String subject, long count) {
    Attempt attempt = new Attempt(action, "", SERVICE, "", List.of(companyId), subject);
    return entry(attempt, Outcome.DONE, DONE, count, null, attempt.companies(), attempt.subject());
  }

  private AuditEntry entry(
      Attempt attempt,
      Outcome outcome,
      int status,
      long count,
      @Nullable String person,
      List<String> companies,
      @Nullable String subject) {
    return new AuditEntry(
        ids.generate().toString(),
        clock.instant(),
        attempt.action(),
        outcome,
        status,
        attempt.caller(),
        attempt.means(),
        person == null || person.equals(attempt.caller()) ? null : UntrustedText.clean(person),
        attempt.address(),
        companies,
        subject == null ? null : Secrets.masked(subject),
        count,
        null);
  }

  /** Equal attempts that were refused. */
  AuditEntry refused(Attempt attempt, int status, long count, Instant first, Instant last) {
    return new AuditEntry(
        ids.generate().toString(),
        first,
        attempt.action(),
        Outcome.REFUSED,
        status,
        attempt.caller(),
        attempt.means(),
        null,
        attempt.address(),
        attempt.companies(),
        attempt.subject() == null ? null : Secrets.masked(attempt.subject()),
        count,
        count == 1 ? null : last);
  }

  Instant now() {
    return clock.instant();
  }
}
