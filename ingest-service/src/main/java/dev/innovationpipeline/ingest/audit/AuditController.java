package dev.innovationpipeline.ingest.audit;

import dev.innovationpipeline.ingest.audit.AuditQuestion.Place;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.PageLimit;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.schema.audit.AuditEntry;
import dev.innovationpipeline.schema.audit.AuditEntry.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit, for operators. */
@RestController
@Tag(name = "Audit")
class AuditController {

  private static final int MAX_ENTRIES = 1_000;

  /** Times that a column of the table can have and that still are of any use. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private final AuditQueries queries;

  AuditController(AuditQueries queries) {
    this.queries = queries;
  }

  /**
   * Some entries, the newest first.
   *
   * @param nextCursor left out after the last
   */
  record AuditList(
      List<AuditEntry> entries,
      @Schema(description = "Left out on the last page") @Nullable String nextCursor) {}

  @GetMapping("/audit")
  @Operation(
      summary = "Who changed what, and who was refused, newest first",
      description =
          "Every change has an entry; equal attempts that were refused within ten seconds have one"
              + " together. An operator of some companies sees what concerns these. Entries are"
              + " here some moments after the answer that they are about.")
  @ApiResponse(responseCode = "200", description = "A page of entries")
  @ApiResponse(responseCode = "400", description = "Every wrong parameter")
  @ApiResponse(responseCode = "503", description = "The database does not answer")
  AuditList audit(
      @Parameter(description = "What concerns this company", example = "lactalis-canada")
          @RequestParam(name = "company_id", required = false)
          @Nullable String company,
      @Parameter(description = "By this caller, or in this person's name", example = "user-1")
          @RequestParam(name = "caller", required = false)
          @Nullable String caller,
      @Parameter(description = "About this run, card or key", example = "r-1")
          @RequestParam(name = "subject", required = false)
          @Nullable String subject,
      @Parameter(
              description = "With this outcome",
              schema = @Schema(allowableValues = {"done", "refused", "failed"}))
          @RequestParam(name = "outcome", required = false)
          @Nullable String outcome,
      @Parameter(description = "At this time or later", example = "2026-11-01T00:00:00Z")
          @RequestParam(name = "since", required = false)
          @Nullable Instant since,
      @Parameter(description = "Before this time") @RequestParam(name = "until", required = false)
          @Nullable Instant until,
      @Parameter(description = "1 to 1000") @RequestParam(name = "limit", defaultValue = "100")
          int limit,
      @Parameter(description = "The next_cursor of the page before")
          @RequestParam(name = "cursor", required = false)
          @Nullable String cursor,
      Caller asking) {
    PageLimit.require(limit, MAX_ENTRIES);
    AuditQuestion question =
        new AuditQuestion(
            company,
            caller,
            subject,
            outcome(outcome),
            time("since", since),
            time("until", until),
            place(cursor),
            limit + 1);
    List<AuditEntry> found = queries.newest(question, asking);
    if (found.size() <= limit) {
      return new AuditList(found, null);
    }
    AuditEntry last = found.get(limit - 1);
    return new AuditList(
        List.copyOf(found.subList(0, limit)), new Place(last.at(), last.id()).toString());
  }

  private static @Nullable String outcome(@Nullable String name) {
    if (name == null) {
      return null;
    }
    for (Outcome outcome : Outcome.values()) {
      if (outcome.wireName().equals(name.toLowerCase(Locale.ROOT))) {
        return outcome.wireName();
      }
    }
    throw Problems.invalid(List.of(new FieldError("outcome", "must be done, refused or failed")));
  }

  private static @Nullable Instant time(String field, @Nullable Instant time) {
    if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
      throw Problems.invalid(List.of(new FieldError(field, "must be a time of this millennium")));
    }
    return time;
  }

  private static @Nullable Place place(@Nullable String cursor) {
    return cursor == null
        ? null
        : Place.parse(cursor)
            .filter(place -> !place.at().isBefore(EARLIEST) && !place.at().isAfter(LATEST))
            .orElseThrow(
                () ->
                    Problems.invalid(
                        List.of(
                            new FieldError(
                                "cursor", "must be the next_cursor of an earlier answer"))));
  }
}
