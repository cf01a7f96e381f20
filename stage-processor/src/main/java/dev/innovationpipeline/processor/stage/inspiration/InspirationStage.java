package dev.innovationpipeline.processor.stage.inspiration;

import dev.innovationpipeline.processor.document.Documents;
import dev.innovationpipeline.processor.document.LoadedDocument;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.fetch.PageRanges;
import dev.innovationpipeline.processor.document.store.KeptDocuments.Keeping;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.InputTooLongException;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import dev.innovationpipeline.processor.memory.RunMemory;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.BrandProfiles;
import dev.innovationpipeline.processor.stage.inspiration.ContextFit.FittedText;
import dev.innovationpipeline.processor.stage.inspiration.PartByPart.Choice;
import dev.innovationpipeline.processor.stage.inspiration.PartByPart.Chosen;
import dev.innovationpipeline.processor.stage.inspiration.StructuredAnswers.StructuredAnswer;
import dev.innovationpipeline.processor.stage.inspiration.citation.Citations;
import dev.innovationpipeline.processor.stage.inspiration.citation.Citations.Cited;
import dev.innovationpipeline.processor.stage.inspiration.part.PartPrompts;
import dev.innovationpipeline.processor.stage.prompt.Prompt;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.Prompts;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.wire.ResultJson;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the document and extracts exactly two inspirations. */
@Component
final class InspirationStage implements StageHandler {

  private static final Logger log = LoggerFactory.getLogger(InspirationStage.class);

  private static final AnswerSchema SCHEMA =
      new AnswerSchema("inspirations", Inspirations.schema());

  /** About a page: inspirations from less would not be those of the document. */
  private static final int MIN_CHARACTERS = 2_000;

  private static final String KEY = "inspiration-extraction";

  /** In prompts before version 2, which show no ids. */
  private static final String DOCUMENT = "document";

  private static final String PASSAGES = "passages";

  /** Of each part, as passages are not divided. */
  private static final double FILLED = 0.9;

  /**
   * @param parts in which the text was read; 1 for whole
   * @param cited null where the prompt does not ask for quotes
   */
  private record Reading(
      FittedText text, StructuredAnswer answer, int parts, @Nullable Cited cited) {}

  /** The work that is left to have read a document. */
  @FunctionalInterface
  private interface Rest {
    Reading read() throws InterruptedException;
  }

  /** A document whose file is free, and whose text takes memory until the stage ends. */
  private record Opened(
      Rest rest,
      int hiddenWords,
      List<Integer> unreadPages,
      SourceDocument source,
      Keeping keeping,
      RunMemory.Held memory)
      implements AutoCloseable {

    @Override
    public void close() {
      memory.close();
    }
  }

  private final Prompts prompts;
  private final StructuredAnswers answers = new StructuredAnswers(new InspirationShape(false));
  private final StructuredAnswers quotedAnswers = new StructuredAnswers(new InspirationShape(true));
  private final ContextFit contextFit = new ContextFit();
  private final Documents documents;
  private final DocumentSettings settings;
  private final LongDocumentSettings longDocuments;
  private final BrandProfiles brands;

  InspirationStage(
      Documents documents,
      DocumentSettings settings,
      LongDocumentSettings longDocuments,
      BrandProfiles brands,
      PromptCatalog catalog) {
    this.prompts = catalog.of(KEY, InspirationStage.class, "v1", "v2", "v3");
    this.documents = documents;
    this.settings = settings;
    this.longDocuments = longDocuments;
    this.brands = brands;
  }

  @Override
  public String key() {
    return KEY;
  }

  /** An unknown company fails here, before any money is spent on a run that stage 4 would fail. */
  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    brands.requireKnown(run.companyId());
    Prompt prompt = prompts.of(run);
    try (Opened opened = documents.read(run, loaded -> open(loaded, prompt, llm))) {
      return perform(run, prompt, opened);
    }
  }

  private static StageOutput perform(RunContext run, Prompt prompt, Opened opened)
      throws InterruptedException {
    if (opened.hiddenWords() > 0) {
      log.info(
          "Run {}: {} hidden words of the document left out.", run.runId(), opened.hiddenWords());
    }
    Reading reading = noting(opened.keeping(), opened.rest());
    StageOutput output = output(prompt, opened, reading);
    opened.keeping().await();
    return output;
  }

  /** A text that is too long for one question is read while it has its room in memory. */
  private Opened open(LoadedDocument loaded, Prompt prompt, Conversation llm)
      throws InterruptedException {
    ShownPassages passages = new ShownPassages(loaded.text(), prompt.asksFor(PASSAGES));
    Document document = loaded.document();
    return new Opened(
        passages.length() > settings.maxCharacters()
            ? done(noting(loaded.keeping(), () -> read(passages, prompt, llm)))
            : () -> read(passages, prompt, llm),
        document.hiddenWords(),
        document.unreadPages(),
        loaded.source(),
        loaded.keeping(),
        loaded.memory());
  }

  private static Rest done(Reading reading) {
    return () -> reading;
  }

  /** Lets a later attempt find the document if this one fails. */
  private static Reading noting(Keeping keeping, Rest rest) throws InterruptedException {
    try {
      return rest.read();
    } catch (StageFailedException | InterruptedException e) {
      keeping.noteForLater();
      throw e;
    }
  }

  private static StageOutput output(Prompt prompt, Opened opened, Reading reading) {
    FittedText text = reading.text();
    StructuredAnswer answer = reading.answer();
    List<Inspiration> inspirations = inspirations(answer.json());
    String markdown =
        InspirationMarkdown.of(inspirations, text, reading.parts(), opened.hiddenWords());
    Cited cited = reading.cited();
    return new StageOutput(
        cited == null
            ? new Inspirations(markdown, inspirations)
            : Inspirations.resting(markdown, inspirations, cited.quotes()),
        answer.model(),
        prompt.version(),
        prompt.hash(),
        losses(opened.unreadPages(), reading),
        opened.source());
  }

  private static List<Degradation> losses(List<Integer> unreadPages, Reading reading) {
    FittedText text = reading.text();
    List<Degradation> losses = new ArrayList<>();
    if (!unreadPages.isEmpty()) {
      losses.add(Degradation.pagesWithoutText(PageRanges.named(unreadPages)));
    }
    if (text.shortened()) {
      losses.add(Degradation.documentShortened(text.leftOut(), text.passages()));
    }
    if (reading.cited() != null) {
      losses.addAll(reading.cited().losses());
    }
    return losses;
  }

  /**
   * A text that the model has no room for is read in parts or, where that is switched off or an
   * older prompt was asked for, shortened until there is room, as far as that makes sense.
   */
  private Reading read(ShownPassages passages, Prompt prompt, Conversation llm)
      throws InterruptedException {
    int others = question(prompt, "").length();
    int max =
        Math.min(settings.maxCharacters(), Math.max(llm.maxLength() - others, MIN_CHARACTERS));
    boolean whole = longDocuments.maxParts() == 1 || !passages.ids();
    while (whole || passages.length() <= max) {
      FittedText text = contextFit.fit(passages, max);
      try {
        Question question = question(prompt, text.text());
        StructuredAnswer answer = answers(prompt).ask(llm, question);
        return new Reading(text, answer, 1, cited(prompt, passages, answer, question, llm));
      } catch (InputTooLongException e) {
        int length = text.text().length();
        max = Math.min(e.maxLength() - others, length - length / 4);
        if (max < MIN_CHARACTERS) {
          throw e;
        }
        log.info("{} Asking again with {} of {} characters.", e.getMessage(), max, length);
      }
    }
    return inParts(passages, max, prompt, llm);
  }

  private Reading inParts(ShownPassages passages, int max, Prompt prompt, Conversation llm)
      throws InterruptedException {
    double limit = (double) max * longDocuments.maxParts() * FILLED;
    FittedText text = contextFit.fit(passages, (int) Math.min(Integer.MAX_VALUE, limit));
    Choice choice =
        new Choice(
            prompt.quotes() ? PartPrompts.CHOOSE_QUOTED : PartPrompts.CHOOSE,
            answers(prompt),
            schema(prompt));
    PartByPart parts = new PartByPart(answers, SCHEMA, choice, llm, max);
    Chosen chosen = parts.read(text.shortened() ? text.parts() : passages.parts(max));
    return new Reading(
        text,
        chosen.answer(),
        parts.parts(),
        cited(prompt, passages, chosen.answer(), chosen.question(), llm));
  }

  private static @Nullable Cited cited(
      Prompt prompt,
      ShownPassages passages,
      StructuredAnswer answer,
      Question question,
      Conversation llm)
      throws InterruptedException {
    return prompt.quotes() ? Citations.of(passages.document(), answer.json(), question, llm) : null;
  }

  private StructuredAnswers answers(Prompt prompt) {
    return prompt.quotes() ? quotedAnswers : answers;
  }

  private static AnswerSchema schema(Prompt prompt) {
    return prompt.quotes() ? Citations.INSPIRATIONS : SCHEMA;
  }

  private static Question question(Prompt prompt, String document) {
    return prompt.ask(
        Map.of(prompt.asksFor(PASSAGES) ? PASSAGES : DOCUMENT, document), schema(prompt));
  }

  private static List<Inspiration> inspirations(JsonNode json) {
    ResultJson read = WireJson.MAPPER.treeToValue(json, ResultJson.class);
    return Objects.requireNonNull(read.inspirations(), "The schema requires inspirations.");
  }
}
