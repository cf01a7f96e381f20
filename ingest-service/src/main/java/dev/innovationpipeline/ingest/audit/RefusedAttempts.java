package dev.innovationpipeline.ingest.audit;

import dev.innovationpipeline.schema.audit.AuditEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Refused attempts since the last entries: equal ones are one entry with their number. Of very many
 * different ones, those beyond the first are one entry together, so that no flood of attempts is a
 * flood of entries.
 */
final class RefusedAttempts {

  static final int MAX_KINDS = 20;

  private static final Attempt OTHERS = new Attempt("*", "*", "", "*", List.of(), null);

  /** All but the subject, which may be another each time. */
  private record Kind(String action, String caller, String address, int status) {}

  private record Counted(Attempt first, int status, long count, Instant since, Instant until) {

    Counted plus(Counted later) {
      return new Counted(first, status, count + later.count, since, later.until);
    }
  }

  private final Map<Kind, Counted> counted = new HashMap<>();
  private final Entries entries;

  RefusedAttempts(Entries entries) {
    this.entries = entries;
  }

  synchronized void add(Attempt attempt, int status) {
    Instant now = entries.now();
    Kind kind = new Kind(attempt.action(), attempt.caller(), attempt.address(), status);
    if (counted.containsKey(kind) || counted.size() < MAX_KINDS) {
      counted.merge(kind, new Counted(attempt, status, 1, now, now), Counted::plus);
    } else {
      counted.merge(
          new Kind(OTHERS.action(), OTHERS.caller(), OTHERS.address(), 0),
          new Counted(OTHERS, status, 1, now, now),
          Counted::plus);
    }
  }

  /** At most {@link #MAX_KINDS} and one. */
  synchronized List<AuditEntry> take() {
    List<AuditEntry> taken =
        counted.values().stream()
            .map(
                each ->
                    entries.refused(
                        each.first(), each.status(), each.count(), each.since(), each.until()))
            .toList();
    counted.clear();
    return taken;
  }
}
