package dev.innovationpipeline.ingest.budget;

import dev.innovationpipeline.ingest.budget.CompanySpend.BudgetState;
import dev.innovationpipeline.ingest.budget.CompanySpend.Day;
import dev.innovationpipeline.ingest.budget.CompanySpend.State;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.company.CompanyVersion;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.platform.budget.Accounts;
import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.schema.company.Budget;
import dev.innovationpipeline.schema.company.BudgetChanged;
import dev.innovationpipeline.schema.company.SpendLimit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Budgets of companies, and what they have spent. */
@RestController
@Tag(name = "Companies")
class BudgetController {

  private final CompanyBook book;
  private final Accounts accounts;
  private final BudgetAdministration administration;
  private final SpendOfCompanies spend;
  private final InstantSource clock;

  BudgetController(
      CompanyBook book,
      Accounts accounts,
      BudgetAdministration administration,
      SpendOfCompanies spend,
      InstantSource clock) {
    this.book = book;
    this.accounts = accounts;
    this.administration = administration;
    this.spend = spend;
    this.clock = clock;
  }

  /** A budget and its version. */
  record CompanyBudget(
      String companyId,
      @Schema(description = "0 where nobody has set one", example = "2") int version,
      Budget budget,
      @Nullable String changedBy,
      @Nullable Instant changedAt) {}

  @GetMapping("/companies/{company_id}/budget")
  @Operation(summary = "A company's budget", description = "Its version is the ETag.")
  @ApiResponse(responseCode = "200", description = "The limits; none where nobody has set any")
  ResponseEntity<CompanyBudget> read(
      @Parameter(example = "lactalis-canada") @PathVariable("company_id") String id) {
    CompanyBudget budget =
        book.budget(id)
            .map(
                change ->
                    new CompanyBudget(
                        id,
                        change.version(),
                        change.budget(),
                        change.changedBy(),
                        change.changedAt()))
            .orElse(new CompanyBudget(id, 0, Budget.NONE, null, null));
    return ResponseEntity.ok().eTag(CompanyVersion.tag(budget.version())).body(budget);
  }

  @PutMapping(path = "/companies/{company_id}/budget", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Set a company's budget",
      description =
          "Limits in US dollars and in tokens, of a month and of a run. A soft limit warns; a hard"
              + " one refuses new runs with 402. Runs that have begun finish, or stop before their"
              + " next call. An empty object sets no limits.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = Budget.class))))
  @ApiResponse(responseCode = "200", description = "The budget as it is now")
  @ApiResponse(responseCode = "400", description = "Every wrong field, in errors")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it meanwhile")
  @ApiResponse(responseCode = "428", description = "If-Match must name the version")
  @ApiResponse(responseCode = "503", description = "Kafka did not acknowledge it")
  ResponseEntity<CompanyBudget> set(
      @Parameter(example = "lactalis-canada") @PathVariable("company_id") String id,
      @Parameter(description = "The ETag of the version that is changed", example = "\"1\"")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String expected,
      @RequestBody byte[] body,
      Caller caller) {
    administration.put(id, BudgetRequest.read(body), expected, caller);
    return read(id);
  }

  @GetMapping("/companies/{company_id}/spend")
  @Operation(
      summary = "What a company has spent in a month, by day",
      description =
          "An attempt counts on the day on which it was requested, by UTC. The days are those of"
              + " the database, which follows within seconds; the budget's state is that of the"
              + " processors.")
  @ApiResponse(responseCode = "200", description = "The month")
  @ApiResponse(responseCode = "400", description = "The month is none", content = @Content)
  @ApiResponse(responseCode = "503", description = "The database is down", content = @Content)
  CompanySpend spend(
      @Parameter(example = "lactalis-canada") @PathVariable("company_id") String id,
      @Parameter(description = "Left out: the present one", example = "2026-11")
          @RequestParam(required = false)
          @Nullable String month) {
    YearMonth asked = month(month);
    List<Day> days = spend.days(id, asked);
    return new CompanySpend(
        id,
        asked.toString(),
        SpendOfCompanies.sum(days),
        days,
        book.budget(id)
            .filter(change -> !change.budget().limitsNothing())
            .map(change -> state(change, asked.toString()))
            .orElse(null));
  }

  private BudgetState state(BudgetChanged change, String month) {
    Accounts.Balance balance = accounts.balance(change, month);
    SpendLimit limit = change.budget().month();
    State state =
        limit.hardReachedBy(balance.spent())
            ? State.HARD_LIMIT_REACHED
            : limit.softReachedBy(balance.spent()) ? State.SOFT_LIMIT_REACHED : State.WITHIN;
    return new BudgetState(
        state,
        change.budget(),
        balance.spent(),
        balance.setAside(),
        balance.running(),
        balance.waiting(),
        balance.warnings());
  }

  private YearMonth month(@Nullable String text) {
    try {
      return YearMonth.parse(text == null ? Accounts.monthOf(clock.instant()) : text);
    } catch (DateTimeException e) {
      throw Problems.invalid(List.of(new FieldError("month", "must be a month such as 2026-11")));
    }
  }
}
