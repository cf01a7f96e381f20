package dev.innovationpipeline.ingest.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedAttemptsTest {

  private Instant now = Instant.parse("2026-11-30T10:00:00Z");
  private final RefusedAttempts refused = new RefusedAttempts(new Entries(() -> now));

  @Test
  void equalAttemptsAreOneEntryWithTheirNumber() {
    refused.add(attempt("key:1", "r-1"), 404);
    now = now.plusSeconds(2);
    refused.add(attempt("key:1", "r-2"), 404);
    refused.add(attempt("key:1", "r-3"), 403);
    List<AuditEntry> entries = refused.take();
    assertThat(entries).hasSize(2);
    AuditEntry hidden =
        entries.stream().filter(entry -> entry.status() == 404).findFirst().orElseThrow();
    assertThat(hidden.count()).isEqualTo(2);
    assertThat(hidden.subject()).isEqualTo("r-1");
    assertThat(hidden.until()).isEqualTo(now);
    assertThat(hidden.at()).isEqualTo(now.minusSeconds(2));
    assertThat(refused.take()).isEmpty();
  }

  @Test
  void aFloodOfDifferentOnesIsFewEntriesAndNoneIsUncounted() {
    for (int attempt = 0; attempt < 100_000; attempt++) {
      refused.add(
          attempt("", "r-" + attempt, "10.0.%d.%d".formatted(attempt / 256 % 256, attempt % 256)),
          401);
    }
    List<AuditEntry> entries = refused.take();
    assertThat(entries).hasSize(RefusedAttempts.MAX_KINDS + 1);
    assertThat(entries.stream().mapToLong(AuditEntry::count).sum()).isEqualTo(100_000);
  }

  private static Attempt attempt(String caller, String subject) {
    return attempt(caller, subject, "192.0.2.7");
  }

  private static Attempt attempt(String caller, String subject, String address) {
    return new Attempt("GET /runs/{run_id}", caller, "key", address, List.of("a"), subject);
  }
}
