package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.platform.check.CardChecker;
import dev.innovationpipeline.platform.check.ReadCard;
import dev.innovationpipeline.processor.document.DocumentTexts;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import dev.innovationpipeline.processor.stage.answer.AnswerNote;
import dev.innovationpipeline.processor.stage.answer.AnswerText;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.BrandProfiles;
import dev.innovationpipeline.processor.stage.opportunity.card.CardReading;
import dev.innovationpipeline.processor.stage.opportunity.source.CardSources;
import dev.innovationpipeline.processor.stage.prompt.Prompt;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.Prompts;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.Evidence;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Generates five opportunity cards; their Markdown is in the seed's format. */
@Component
final class OpportunityStage implements StageHandler {

  private static final Logger log = LoggerFactory.getLogger(OpportunityStage.class);

  /** Of an answer in an error message, whose end says how much was cut. */
  private static final int MAX_CHARS_OF_ANSWER = 1_000;

  private static final String KEY = "opportunity-generation";

  /** In prompts since version 3. */
  private static final String EVIDENCE = "evidence";

  private static final String NO_QUOTES = "(No quotes are known: leave quotes empty.)";

  private final Prompts prompts;
  private final BrandProfiles brands;
  private final CardSettings settings;
  private final DocumentTexts documents;

  OpportunityStage(
      BrandProfiles brands, CardSettings settings, PromptCatalog catalog, DocumentTexts documents) {
    this.prompts = catalog.of(KEY, OpportunityStage.class, "v1", "v2", "v3");
    this.brands = brands;
    this.settings = settings;
    this.documents = documents;
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    Prompt prompt = prompts.of(run);
    StageCompleted input = Objects.requireNonNull(previous);
    StageResult before = input.result();
    String context = before.markdown();
    CardSources sources = new CardSources(before.quoted(), context);
    Question question = question(prompt, run, sources);
    CardAnswer answer = readable(llm, question, new CardReader(prompt.format()));
    Set<AnswerNote> notes = answer.notes();
    if (!notes.isEmpty()) {
      log.info("The cards of {} for run {}: {}.", answer.model(), run.runId(), notes);
    }
    OpportunityCards result = answer.result();
    List<ReadCard> read = ReadCard.of(result.cards());
    return new StageOutput(
        sourced(checked(result, read, run, input), read, before, sources, answer.text()),
        answer.model(),
        prompt.version(),
        prompt.hash(),
        losses(result));
  }

  private Question question(Prompt prompt, RunContext run, CardSources sources) {
    Map<String, String> material = new HashMap<>();
    material.put("company", brands.nameOf(run.companyId()));
    material.put("context", sources.context());
    if (prompt.asksFor(EVIDENCE)) {
      material.put(EVIDENCE, sources.quotes().isEmpty() ? NO_QUOTES : sources.shown());
    }
    return prompt.ask(material, schema(prompt));
  }

  private static @Nullable AnswerSchema schema(Prompt prompt) {
    return switch (prompt.format()) {
      case MARKDOWN -> null;
      case JSON -> prompt.asksFor(EVIDENCE) ? CardSchemas.WITH_SOURCES : CardSchemas.WHOLE;
    };
  }

  /** Without quotes there is nothing for cards to rest on. */
  private static OpportunityCards sourced(
      OpportunityCards cards,
      List<ReadCard> read,
      StageResult before,
      CardSources sources,
      AnswerText answer) {
    Evidence carried = before.evidence();
    return sources.quotes().isEmpty() || carried == null
        ? cards
        : cards.resting(
            new Evidence(carried.passages(), carried.quotes()), sources.of(read, answer));
  }

  private OpportunityCards checked(
      OpportunityCards result, List<ReadCard> read, RunContext run, StageCompleted input) {
    NumberSources numbers = new NumberSources(input, brands.textOf(run.companyId()), documents);
    return result.checked(
        new CardChecker(brands.brandNames()).check(run.companyId(), read, numbers));
  }

  /** Of the models that have to be asked, the answer of which most can be read. */
  private CardAnswer readable(Conversation llm, Question question, CardReader reader)
      throws InterruptedException {
    CardAnswer best = completed(llm, question, reader, llm.ask(question));
    while (settings.asksNextModel(best.reading()) && llm.leaveModel(unreadable(best))) {
      Answer next = askIfPossible(llm, question);
      if (next == null) {
        break;
      }
      CardAnswer other = completed(llm, question, reader, next);
      best = other.reading().hasMoreThan(best.reading()) ? other : best;
    }
    if (settings.refuses(best.reading())) {
      throw new StageFailedException(
          "cards_unreadable",
          "%s Reprocess the run, or choose another model. The answer begins: %s"
              .formatted(
                  unreadable(best),
                  UntrustedText.cut(best.text().toString().strip(), MAX_CHARS_OF_ANSWER)));
    }
    return best;
  }

  private static String unreadable(CardAnswer answer) {
    return "Of the answer of the model %s, %d of %d opportunity cards could be read."
        .formatted(answer.model(), answer.reading().whole().size(), OpportunityCards.COUNT);
  }

  private static CardAnswer completed(
      Conversation llm, Question question, CardReader reader, Answer answer)
      throws InterruptedException {
    AnswerText text = new AnswerText(answer.text());
    CardReading reading = reader.read(text);
    CardAnswer alone = new CardAnswer(reading, text, answer.model());
    if (reading.isWhole()) {
      return alone;
    }
    Answer repair = askIfPossible(llm, CardRepair.of(question, answer, reading));
    if (repair == null) {
      return alone;
    }
    CardReading completed = reading.completedBy(reader.readParts(repair.text(), reading));
    return completed.equals(reading)
        ? alone
        : new CardAnswer(
            completed, new AnswerText(answer.text() + "\n\n" + repair.text()), repair.model());
  }

  /** Null when no model answers: what was answered before is paid for, and is used. */
  private static @Nullable Answer askIfPossible(Conversation llm, Question question)
      throws InterruptedException {
    try {
      return llm.ask(question);
    } catch (StageFailedException e) {
      log.info("{} The answer before is used as far as it can be read.", e.getMessage());
      return null;
    }
  }

  private static List<Degradation> losses(OpportunityCards result) {
    return result.cards().stream()
        .filter(card -> !card.parsed())
        .map(card -> Degradation.fallbackCard(card.number()))
        .toList();
  }
}
