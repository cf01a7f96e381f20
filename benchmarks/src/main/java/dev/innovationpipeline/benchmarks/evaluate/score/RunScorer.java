package dev.innovationpipeline.benchmarks.evaluate.score;

import dev.innovationpipeline.benchmarks.evaluate.run.CaseResult;
import dev.innovationpipeline.benchmarks.evaluate.run.StageProcess;
import dev.innovationpipeline.benchmarks.evaluate.set.EvaluationSet;
import dev.innovationpipeline.benchmarks.evaluate.set.SetDocument;
import dev.innovationpipeline.platform.check.CardChecker;
import dev.innovationpipeline.platform.check.ReadCard;
import dev.innovationpipeline.processor.stage.brand.BrandProfiles;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Measures runs. Numbers are compared with the document and the company's profile, not with the
 * stages between, so that what an earlier stage invented is found, too.
 */
public final class RunScorer {

  private static final double MILLIS = 1_000;

  private final BrandProfiles brands;
  private final CardChecker checker;
  private final Map<String, SetDocument> documents = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  /** Reads the documents of the set. */
  public RunScorer(StageProcess process, EvaluationSet set) throws InterruptedException {
    brands = process.brands();
    checker = new CardChecker(brands.brandNames());
    for (SetDocument document : set.documents()) {
      documents.put(document.name(), document);
      texts.put(
          document.name(),
          process.documents().load(document.file().toUri().toString(), "evaluation").text());
    }
  }

  /** The text of a document of the set. */
  public String textOf(String document) {
    return Objects.requireNonNull(texts.get(document), document);
  }

  public RunScore score(CaseResult result) {
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    List<OpportunityCard> cards = cards(result);
    List<Inspiration> inspirations = inspirations(result);
    boolean whole =
        inspirations.size() == Inspirations.COUNT
            && cards.size() == OpportunityCards.COUNT
            && cards.stream().allMatch(OpportunityCard::parsed);
    values.put(Measure.SHAPES, whole ? 1.0 : 0.0);
    if (!cards.isEmpty()) {
      addChecks(values, result, cards);
      EvidenceScore.addTo(values, result, cards.size());
      SetDocument document = Objects.requireNonNull(documents.get(result.id().document()));
      values.put(Measure.EXPECTED_MENTIONS, document.mentionsIn(everythingIn(inspirations, cards)));
      addUsage(values, result);
    }
    return new RunScore(result.id(), failure(result.failure()), values);
  }

  private void addChecks(
      Map<Measure, Double> values, CaseResult result, List<OpportunityCard> cards) {
    String company = result.id().company();
    List<ReadCard> read = ReadCard.of(cards);
    List<CardCheck> checks =
        checker.check(
            company, read, List.of(textOf(result.id().document()), brands.textOf(company)));
    values.put(Measure.BRANDS_NAMED, share(cards, checks, check -> !check.brands().isEmpty()));
    values.put(Measure.OTHER_BRANDS, share(cards, checks, check -> !check.otherBrands().isEmpty()));
    values.put(Measure.LENGTHS, share(cards, checks, check -> check.lengths().isEmpty()));
    values.put(Measure.LIKENESS, CardChecker.likeness(read));
    values.put(
        Measure.NUMBERS_INVENTED,
        (double) checks.stream().mapToInt(check -> check.numbers().size()).sum());
  }

  private static double share(
      List<OpportunityCard> cards, List<CardCheck> checks, Predicate<CardCheck> holds) {
    return (double) checks.stream().filter(holds).count() / cards.size();
  }

  private static void addUsage(Map<Measure, Double> values, CaseResult result) {
    Usage usage = result.usage();
    values.put(Measure.PROMPT_TOKENS, (double) usage.promptTokens());
    values.put(Measure.COMPLETION_TOKENS, (double) usage.completionTokens());
    values.put(Measure.COST_USD, usage.costUsd().doubleValue());
    values.put(Measure.SECONDS, result.duration().toMillis() / MILLIS);
  }

  /** The cards of a result, those included that stand in for unreadable ones. */
  public static List<OpportunityCard> cards(CaseResult result) {
    List<OpportunityCard> cards = new ArrayList<>();
    for (StageCompleted stage : result.stages()) {
      switch (stage.result()) {
        case OpportunityCards found -> cards.addAll(found.cards());
        case Inspirations found -> {}
        case Prose found -> {}
      }
    }
    return cards;
  }

  private static List<Inspiration> inspirations(CaseResult result) {
    List<Inspiration> inspirations = new ArrayList<>();
    for (StageCompleted stage : result.stages()) {
      switch (stage.result()) {
        case Inspirations found -> inspirations.addAll(found.inspirations());
        case OpportunityCards found -> {}
        case Prose found -> {}
      }
    }
    return inspirations;
  }

  private static String everythingIn(List<Inspiration> inspirations, List<OpportunityCard> cards) {
    StringBuilder text = new StringBuilder();
    for (Inspiration inspiration : inspirations) {
      text.append(inspiration.title()).append('\n').append(inspiration.content()).append('\n');
      inspiration.keyElements().forEach(element -> text.append(element).append('\n'));
    }
    for (OpportunityCard card : cards) {
      text.append(card.title()).append('\n');
      for (CardField field : CardField.values()) {
        text.append(field.of(card)).append('\n');
      }
    }
    return text.toString();
  }

  private static @Nullable String failure(CaseResult.@Nullable Failure failure) {
    return failure == null
        ? null
        : "Stage %d: %s (%s)".formatted(failure.stage(), failure.message(), failure.code());
  }
}
