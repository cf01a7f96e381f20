package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.stage.answer.AnswerNote;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.BrandProfiles;
import dev.innovationpipeline.processor.stage.prompt.Prompt;
import dev.innovationpipeline.processor.stage.prompt.Prompts;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Generates five opportunity cards in the seed's card format. */
@Component
final class OpportunityStage implements StageHandler {

  private static final Logger log = LoggerFactory.getLogger(OpportunityStage.class);

  private final Prompts prompts = new Prompts(OpportunityStage.class, "v1");
  private final CardReader reader = new CardReader();
  private final BrandProfiles brands;

  OpportunityStage(BrandProfiles brands) {
    this.brands = brands;
  }

  @Override
  public String key() {
    return "opportunity-generation";
  }

  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    Prompt prompt = prompts.of(run);
    Question question =
        prompt.ask(
            Map.of(
                "company", brands.nameOf(run.companyId()),
                "context", Objects.requireNonNull(previous).result().markdown()),
            null);
    CardAnswer answer = ask(llm, question);
    while (answer.reading().whole().isEmpty()
        && llm.leaveModel(
            "The model %s wrote no opportunity card that could be read."
                .formatted(answer.model()))) {
      answer = ask(llm, question);
    }
    Set<AnswerNote> notes = answer.notes();
    if (!notes.isEmpty()) {
      log.info("The cards of {} for run {}: {}.", answer.model(), run.runId(), notes);
    }
    return new StageOutput(answer.result(), answer.model(), prompt.version());
  }

  private CardAnswer ask(Conversation llm, Question question) throws InterruptedException {
    Answer answer = llm.ask(question);
    CardReading reading = reader.read(answer.text());
    if (reading.isWhole()) {
      return new CardAnswer(reading, answer.text(), answer.model());
    }
    Answer repair = llm.ask(CardRepair.of(question, answer, reading));
    CardReading completed = reading.completedBy(reader.readParts(repair.text(), reading));
    return completed.equals(reading)
        ? new CardAnswer(reading, answer.text(), answer.model())
        : new CardAnswer(completed, answer.text() + "\n\n" + repair.text(), repair.model());
  }
}
