package dev.innovationpipeline.schema.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody made, or attempts that were refused.
 *
 * @param id a UUID, by which a repetition is recognised
 * @param at when; of several attempts, the first
 * @param action the endpoint, as {@code POST /runs/{run_id}/cancel}
 * @param status of the answer, as HTTP has it
 * @param caller a person's id, or {@code key:} and a key's id; empty for nobody that is known
 * @param means how the caller was recognised: key, token and so on; empty for not at all
 * @param person in whose name it was done, where that may be another than the caller
 * @param address of the sender, as the server sees it
 * @param companies whose operators see the entry
 * @param subject the run, card or key that the change is about
 * @param count of equal attempts; 1 for a change
 * @param until the time of the last of several attempts
 */
public record AuditEntry(
    String id,
    Instant at,
    String action,
    Outcome outcome,
    int status,
    String caller,
    String means,
    @Nullable String person,
    String address,
    List<String> companies,
    @Nullable String subject,
    long count,
    @Nullable Instant until) {

  /** The outcome of a request. */
  public enum Outcome {
    /** It was done. */
    DONE,

    /** Its sender may not do it. */
    REFUSED,

    /** The service could not do it, or does not know whether it is done. */
    FAILED;

    /** As it is on the wire. */
    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public AuditEntry {
    companies = List.copyOf(companies);
  }
}
