package dev.innovationpipeline.ingest.share;

import dev.innovationpipeline.ingest.company.Companies;
import dev.innovationpipeline.ingest.company.KnownCompany;
import dev.innovationpipeline.ingest.evidence.CardEvidence;
import dev.innovationpipeline.ingest.export.content.ExportedCard;
import dev.innovationpipeline.ingest.export.content.Quotes;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.results.AttemptResults;
import dev.innovationpipeline.ingest.results.Card;
import dev.innovationpipeline.ingest.results.RunQueries;
import dev.innovationpipeline.ingest.results.RunResults;
import dev.innovationpipeline.ingest.results.RunSummary;
import dev.innovationpipeline.ingest.share.SharedCards.SharedCard;
import dev.innovationpipeline.ingest.share.SharedCards.SharedQuote;
import dev.innovationpipeline.ingest.share.SharedCards.SharedText;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.run.Status;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cards of runs, to share them and as they are shared. */
final class SharedResults {

  private final RunQueries queries;
  private final RunStatuses statuses;
  private final Companies companies;

  SharedResults(RunQueries queries, RunStatuses statuses, Companies companies) {
    this.queries = queries;
    this.statuses = statuses;
    this.companies = companies;
  }

  /** The attempt whose cards readers see, and the company that they are of. */
  record Shareable(int attempt, String companyId) {}

  /**
   * @throws org.springframework.web.ErrorResponseException 404 for a run or a card that is not
   *     there, 409 for a run without cards, 410 for one that was forgotten
   */
  Shareable require(String runId, List<Integer> numbers) {
    RunResults run = forgotten(runId) ? null : queries.find(runId, null).orElse(null);
    if (run == null) {
      statuses.require(runId);
      throw noCards(runId);
    }
    int attempt =
        run.cards().stream()
            .map(Card::attempt)
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .max()
            .orElse(1);
    Set<Integer> there =
        completed(runId, attempt).stream()
            .flatMap(results -> results.cards().stream())
            .map(card -> card.card().number())
            .collect(Collectors.toCollection(TreeSet::new));
    if (there.isEmpty()) {
      throw noCards(runId);
    }
    numbers.stream()
        .filter(number -> !there.contains(number))
        .findFirst()
        .ifPresent(
            missing -> {
              throw Problems.notFound(
                  "Run %s has no card %d. Its cards are %s."
                      .formatted(
                          runId,
                          missing,
                          there.stream().map(String::valueOf).collect(Collectors.joining(", "))));
            });
    return new Shareable(attempt, Objects.requireNonNullElse(run.run().companyId(), ""));
  }

  private static RuntimeException noCards(String runId) {
    return Problems.conflict(
        "Run %s has no cards to share yet. Share it once it is completed.".formatted(runId));
  }

  /** Empty when nothing of them is left. */
  Optional<SharedCards> read(ShareLink link) {
    if (forgotten(link.runId())) {
      return Optional.empty();
    }
    return completed(link.runId(), link.attempt())
        .map(results -> cards(results, link))
        .filter(cards -> !cards.isEmpty())
        .map(cards -> shared(link, cards));
  }

  private static List<SharedCard> cards(AttemptResults results, ShareLink link) {
    return results.cards().stream()
        .filter(card -> link.cards().isEmpty() || link.cards().contains(card.card().number()))
        .map(card -> card(card.card(), card.evidence(), link))
        .toList();
  }

  private SharedCards shared(ShareLink link, List<SharedCard> cards) {
    String company =
        link.companyId().isBlank()
            ? ""
            : companies.find(link.companyId()).map(KnownCompany::name).orElse(link.companyId());
    String title = company.isEmpty() ? "Opportunities" : "Opportunities for " + company;
    return new SharedCards(
        Objects.requireNonNullElse(link.title(), title),
        company,
        link.quotes() ? documentName(link.runId()) : null,
        link.createdAt(),
        link.expiresAt(),
        cards);
  }

  private @Nullable String documentName(String runId) {
    return queries.summary(runId).map(RunSummary::documentName).orElse(null);
  }

  private static SharedCard card(
      OpportunityCard card, @Nullable CardEvidence evidence, ShareLink link) {
    ExportedCard shown = ExportedCard.of(card, evidence);
    return new SharedCard(
        card.number(),
        shown.title(),
        card.tagline(),
        shown.parts().stream().map(part -> new SharedText(part.label(), part.text())).toList(),
        link.reasons() ? reasons(evidence) : null,
        link.quotes() ? quotes(evidence) : null);
  }

  private static List<SharedQuote> quotes(@Nullable CardEvidence evidence) {
    return evidence == null
        ? List.of()
        : evidence.quotes().stream()
            .map(quote -> new SharedQuote(quote.text().strip(), Quotes.place(quote)))
            .toList();
  }

  /** As exports name them, without the quotes. */
  private static List<String> reasons(@Nullable CardEvidence evidence) {
    if (evidence == null) {
      return List.of();
    }
    CardEvidence named =
        new CardEvidence(
            evidence.inspiration(),
            evidence.inspirationBy(),
            evidence.principle(),
            evidence.principleTitle(),
            evidence.principleBy(),
            List.of(),
            null);
    return ExportedCard.of(OpportunityCard.fallback(1), named).grounds();
  }

  private Optional<AttemptResults> completed(String runId, int attempt) {
    return queries
        .attempt(runId, attempt)
        .filter(results -> results.summary().status().equals(Status.COMPLETED.name()));
  }

  private boolean forgotten(String runId) {
    return statuses.isForgotten(runId);
  }
}
