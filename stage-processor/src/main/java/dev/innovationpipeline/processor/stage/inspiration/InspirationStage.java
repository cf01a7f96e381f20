package dev.innovationpipeline.processor.stage.inspiration;

import dev.innovationpipeline.processor.document.Documents;
import dev.innovationpipeline.processor.document.LoadedDocument;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.fetch.PageRanges;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.InputTooLongException;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.BrandProfiles;
import dev.innovationpipeline.processor.stage.inspiration.ContextFit.FittedText;
import dev.innovationpipeline.processor.stage.inspiration.StructuredAnswers.StructuredAnswer;
import dev.innovationpipeline.processor.stage.prompt.Prompt;
import dev.innovationpipeline.processor.stage.prompt.Prompts;
import dev.innovationpipeline.schema.document.ReadText;
import dev.innovationpipeline.schema.event.Degradation;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
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

  /** In prompts before version 2, which show no ids. */
  private static final String DOCUMENT = "document";

  private static final String PASSAGES = "passages";

  /** Of each part, as passages are not divided. */
  private static final double FILLED = 0.9;

  /**
   * @param parts in which the text was read; 1 for whole
   */
  private record Reading(FittedText text, StructuredAnswer answer, int parts) {}

  private final Prompts prompts = new Prompts(InspirationStage.class, "v1", "v2");
  private final StructuredAnswers answers = new StructuredAnswers(new InspirationShape());
  private final ContextFit contextFit = new ContextFit();
  private final Documents documents;
  private final DocumentSettings settings;
  private final LongDocumentSettings longDocuments;
  private final BrandProfiles brands;

  InspirationStage(
      Documents documents,
      DocumentSettings settings,
      LongDocumentSettings longDocuments,
      BrandProfiles brands) {
    this.documents = documents;
    this.settings = settings;
    this.longDocuments = longDocuments;
    this.brands = brands;
  }

  @Override
  public String key() {
    return "inspiration-extraction";
  }

  /** An unknown company fails here, before any money is spent on a run that stage 4 would fail. */
  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    brands.requireKnown(run.companyId());
    Prompt prompt = prompts.of(run);
    LoadedDocument loaded = documents.load(run);
    try {
      StageOutput output = output(run, prompt, loaded, llm);
      loaded.keeping().await();
      return output;
    } catch (StageFailedException | InterruptedException e) {
      loaded.keeping().noteForLater();
      throw e;
    }
  }

  private StageOutput output(RunContext run, Prompt prompt, LoadedDocument loaded, Conversation llm)
      throws InterruptedException {
    Document document = loaded.document();
    if (document.hiddenWords() > 0) {
      log.info(
          "Run {}: {} hidden words of the document left out.", run.runId(), document.hiddenWords());
    }
    Reading reading = read(loaded.text(), prompt, llm);
    FittedText text = reading.text();
    StructuredAnswer answer = reading.answer();
    List<Inspiration> inspirations = inspirations(answer.json());
    return new StageOutput(
        new Inspirations(
            InspirationMarkdown.of(inspirations, text, reading.parts(), document.hiddenWords()),
            inspirations),
        answer.model(),
        prompt.version(),
        losses(document, text),
        loaded.source());
  }

  private static List<Degradation> losses(Document document, FittedText text) {
    List<Degradation> losses = new ArrayList<>();
    if (!document.unreadPages().isEmpty()) {
      losses.add(Degradation.pagesWithoutText(PageRanges.named(document.unreadPages())));
    }
    if (text.shortened()) {
      losses.add(Degradation.documentShortened(text.leftOut(), text.passages()));
    }
    return losses;
  }

  /**
   * A text that the model has no room for is read in parts or, where that is switched off or an
   * older prompt was asked for, shortened until there is room, as far as that makes sense.
   */
  private Reading read(ReadText document, Prompt prompt, Conversation llm)
      throws InterruptedException {
    ShownPassages passages = new ShownPassages(document, prompt.asksFor(PASSAGES));
    int others = question(prompt, "").length();
    int max =
        Math.min(settings.maxCharacters(), Math.max(llm.maxLength() - others, MIN_CHARACTERS));
    boolean whole = longDocuments.maxParts() == 1 || !passages.ids();
    while (whole || passages.length() <= max) {
      FittedText text = contextFit.fit(passages, max);
      try {
        return new Reading(text, answers.ask(llm, question(prompt, text.text())), 1);
      } catch (InputTooLongException e) {
        int length = text.text().length();
        max = Math.min(e.maxLength() - others, length - length / 4);
        if (max < MIN_CHARACTERS) {
          throw e;
        }
        log.info("{} Asking again with {} of {} characters.", e.getMessage(), max, length);
      }
    }
    return inParts(passages, max, llm);
  }

  private Reading inParts(ShownPassages passages, int max, Conversation llm)
      throws InterruptedException {
    double limit = (double) max * longDocuments.maxParts() * FILLED;
    FittedText text = contextFit.fit(passages, (int) Math.min(Integer.MAX_VALUE, limit));
    PartByPart parts = new PartByPart(answers, SCHEMA, llm, max);
    StructuredAnswer answer = parts.read(text.shortened() ? text.parts() : passages.parts(max));
    return new Reading(text, answer, parts.parts());
  }

  private static Question question(Prompt prompt, String document) {
    return prompt.ask(Map.of(prompt.asksFor(PASSAGES) ? PASSAGES : DOCUMENT, document), SCHEMA);
  }

  private static List<Inspiration> inspirations(JsonNode json) {
    ResultJson read = WireJson.MAPPER.treeToValue(json, ResultJson.class);
    return Objects.requireNonNull(read.inspirations(), "The schema requires inspirations.");
  }
}
