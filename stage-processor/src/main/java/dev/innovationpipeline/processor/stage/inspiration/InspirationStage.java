package dev.innovationpipeline.processor.stage.inspiration;

import dev.innovationpipeline.processor.document.Documents;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.fetch.PageRanges;
import dev.innovationpipeline.processor.document.text.Document;
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
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.Prompts;
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

  /** Of what the model may read. A longer text is not kept while it reads. */
  private static final int MAX_KEPT_LENGTHS = 4;

  private record Reading(FittedText text, StructuredAnswer answer) {}

  /**
   * A document as far as it is kept while the model reads.
   *
   * @param shown as much of it as the model may read
   * @param whole its text; null if it is very long
   */
  private record Kept(
      FittedText shown, @Nullable String whole, int hiddenWords, List<Integer> unreadPages) {}

  private static final String KEY = "inspiration-extraction";

  private final Prompts prompts;
  private final StructuredAnswers answers = new StructuredAnswers(new InspirationShape());
  private final ContextFit contextFit = new ContextFit();
  private final Documents documents;
  private final DocumentSettings settings;
  private final BrandProfiles brands;

  InspirationStage(
      Documents documents, DocumentSettings settings, BrandProfiles brands, PromptCatalog catalog) {
    this.prompts = catalog.of(KEY, InspirationStage.class, "v1");
    this.documents = documents;
    this.settings = settings;
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
    Kept document =
        documents.read(run.blobUrl(), run.companyId(), read -> kept(read, maxLength(prompt, llm)));
    if (document.hiddenWords() > 0) {
      log.info(
          "Run {}: {} hidden words of the document left out.", run.runId(), document.hiddenWords());
    }
    Reading reading = read(document, prompt, llm);
    FittedText text = reading.text();
    StructuredAnswer answer = reading.answer();
    List<Inspiration> inspirations = inspirations(answer.json());
    return new StageOutput(
        new Inspirations(markdown(inspirations, text, document.hiddenWords()), inspirations),
        answer.model(),
        prompt.version(),
        prompt.hash(),
        losses(document, text));
  }

  private static List<Degradation> losses(Kept document, FittedText text) {
    List<Degradation> losses = new ArrayList<>();
    if (!document.unreadPages().isEmpty()) {
      losses.add(Degradation.pagesWithoutText(PageRanges.named(document.unreadPages())));
    }
    if (text.shortened()) {
      losses.add(Degradation.documentShortened(text.leftOut(), text.paragraphs()));
    }
    return losses;
  }

  /**
   * A text that the model has no room for is shortened until it has, as far as that makes sense.
   */
  private Reading read(Kept document, Prompt prompt, Conversation llm) throws InterruptedException {
    FittedText text = document.shown();
    while (true) {
      try {
        return new Reading(text, answers.ask(llm, question(prompt, text.text())));
      } catch (InputTooLongException e) {
        int length = text.text().length();
        int max = Math.min(e.maxLength() - question(prompt, "").length(), length - length / 4);
        if (max < MIN_CHARACTERS) {
          throw e;
        }
        log.info("{} Asking again with {} of {} characters.", e.getMessage(), max, length);
        String whole = document.whole();
        text =
            whole == null ? contextFit.fit(text.text(), max).of(text) : contextFit.fit(whole, max);
      }
    }
  }

  private Kept kept(Document document, int max) {
    String text = document.text();
    return new Kept(
        contextFit.fit(text, max),
        text.length() / MAX_KEPT_LENGTHS > max ? null : text,
        document.hiddenWords(),
        document.unreadPages());
  }

  private int maxLength(Prompt prompt, Conversation llm) {
    int others = question(prompt, "").length();
    return Math.min(settings.maxCharacters(), Math.max(llm.maxLength() - others, MIN_CHARACTERS));
  }

  private static Question question(Prompt prompt, String document) {
    return prompt.ask(Map.of("document", document), SCHEMA);
  }

  private static List<Inspiration> inspirations(JsonNode json) {
    ResultJson read = WireJson.MAPPER.treeToValue(json, ResultJson.class);
    return Objects.requireNonNull(read.inspirations(), "The schema requires inspirations.");
  }

  private static String markdown(List<Inspiration> inspirations, FittedText text, int hiddenWords) {
    StringBuilder markdown = new StringBuilder("# Inspirations\n");
    int number = 0;
    for (Inspiration inspiration : inspirations) {
      markdown.append(
          "\n## Inspiration %d: %s\n\n".formatted(++number, inspiration.title().strip()));
      markdown.append(inspiration.content().strip()).append("\n\n**Key elements**\n\n");
      inspiration
          .keyElements()
          .forEach(element -> markdown.append("- ").append(element).append('\n'));
    }
    if (text.shortened()) {
      markdown.append("\n_The document was shortened to fit the model: ");
      markdown.append(text.method()).append("_\n");
    }
    if (hiddenWords > 0) {
      markdown.append(
          "\n_%,d hidden %s left out: text of the document that a reader cannot see._\n"
              .formatted(hiddenWords, hiddenWords == 1 ? "word" : "words"));
    }
    return markdown.toString();
  }
}
