package dev.innovationpipeline.ingest.export;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.company.Companies;
import dev.innovationpipeline.ingest.company.KnownCompany;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import dev.innovationpipeline.ingest.note.NotedCard;
import dev.innovationpipeline.ingest.note.NotedCards;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.results.Card;
import dev.innovationpipeline.ingest.results.Cursor;
import dev.innovationpipeline.ingest.results.RunFilter;
import dev.innovationpipeline.ingest.results.RunQueries;
import dev.innovationpipeline.ingest.results.RunResults;
import dev.innovationpipeline.ingest.results.RunSummary;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.text.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads runs one by one, and only those that the caller may see. */
@Component
class ExportReader {

  private static final int PAGE = 200;
  private static final int MAX_RUNS = 10_000;

  private final RunQueries queries;
  private final RunStatuses statuses;
  private final Companies companies;
  private final NotedCards notes;

  ExportReader(RunQueries queries, RunStatuses statuses, Companies companies, NotedCards notes) {
    this.queries = queries;
    this.statuses = statuses;
    this.companies = companies;
    this.notes = notes;
  }

  /**
   * The ids of the runs, the newest first where they were searched for.
   *
   * @throws org.springframework.web.ErrorResponseException 400 when a search finds too many
   */
  List<String> runs(ExportSelection selection, Caller caller) {
    RunFilter search = selection.search();
    if (search == null) {
      return List.copyOf(selection.cards().keySet());
    }
    List<String> ids = new ArrayList<>();
    Cursor after = null;
    while (true) {
      List<RunSummary> page = queries.newest(search.page(after, PAGE), caller);
      page.forEach(run -> ids.add(run.runId()));
      if (ids.size() > MAX_RUNS) {
        throw Problems.invalid(
            List.of(
                new FieldError(
                    "search", "finds more than %,d runs; narrow it".formatted(MAX_RUNS))));
      }
      Instant last = page.isEmpty() ? null : page.getLast().createdAt();
      if (page.size() < PAGE || last == null) {
        return ids;
      }
      after = new Cursor(last, page.getLast().runId());
    }
  }

  /**
   * The run with the selected cards; empty while it has none.
   *
   * @throws org.springframework.web.ErrorResponseException 404 for a run that is not there, of
   *     others, or without a selected card; 410 for one that was forgotten
   */
  Optional<ExportedRun> read(String runId, ExportSelection selection, Caller caller) {
    if (!RunId.isValid(runId)) {
      throw Problems.notFound("There is no run " + runId + ".");
    }
    Optional<RunStatus> status = statuses.known(runId);
    RunResults results =
        queries.find(runId, status.map(RunStatus::progress).orElse(null)).orElse(null);
    String owner =
        results == null
            ? status.map(known -> known.run().companyId()).orElse(null)
            : results.run().companyId();
    if (!caller.sees(owner)) {
      throw Problems.hidden("There is no run " + runId + ".");
    }
    if (results == null || statuses.isForgotten(runId)) {
      statuses.require(runId);
      return Optional.empty();
    }
    Set<Integer> wanted = selection.cards().getOrDefault(runId, Set.of());
    RunResults chosen = wanted.isEmpty() ? results : results.with(chosen(results, wanted));
    return chosen.cards().isEmpty()
        ? Optional.empty()
        : Optional.of(ExportedResults.of(chosen, notes(chosen), company(owner), wanted.isEmpty()));
  }

  private Map<String, NotedCard> notes(RunResults results) {
    return notes.of(results.cards().stream().map(Card::id).filter(Objects::nonNull).toList());
  }

  private static List<Card> chosen(RunResults results, Set<Integer> wanted) {
    List<Card> found =
        results.cards().stream().filter(card -> wanted.contains(card.card().number())).toList();
    if (found.size() < wanted.size()) {
      Set<Integer> missing = new TreeSet<>(wanted);
      found.forEach(card -> missing.remove(card.card().number()));
      throw Problems.notFound(
          "The run %s has no card %s.".formatted(results.run().runId(), missing.iterator().next()));
    }
    return found;
  }

  private String company(@Nullable String id) {
    return id == null || id.isBlank()
        ? "no company"
        : companies.find(id).map(KnownCompany::name).orElse(id);
  }
}
