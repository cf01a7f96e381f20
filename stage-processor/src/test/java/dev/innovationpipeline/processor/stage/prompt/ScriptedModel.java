package dev.innovationpipeline.processor.stage.prompt;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.InputTooLongException;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model with scripted answers, and the other input that a stage needs in a test. */
public final class ScriptedModel implements Conversation {

  public static final String MODEL = "served/model";

  private final Deque<String> answers;
  private final List<Question> asked = new ArrayList<>();
  private int models = 1;
  private int room = Integer.MAX_VALUE;
  private @Nullable StageFailedException end;

  public ScriptedModel(String... answers) {
    this.answers = new ArrayDeque<>(List.of(answers));
  }

  @Override
  public Answer ask(Question question) {
    asked.add(question);
    if (question.length() > room) {
      throw new InputTooLongException("llm_input_too_long", "Too long.", room);
    }
    if (end != null && answers.isEmpty()) {
      throw end;
    }
    return new Answer(answers.remove(), MODEL);
  }

  /** Sets how many models there are to ask; they share the script. */
  public ScriptedModel withModels(int count) {
    models = count;
    return this;
  }

  /** Sets the most characters of a question that are taken; longer ones use up no answer. */
  public ScriptedModel withRoomFor(int characters) {
    room = characters;
    return this;
  }

  /** Fails every call after those of the script, in place of a defect of the test. */
  public ScriptedModel thenFailing() {
    end = new StageFailedException("llm_unavailable", "The model does not answer.");
    return this;
  }

  /** As the conversation with real models: true as long as there are models that were not left. */
  @Override
  public boolean leaveModel(String reason) {
    return --models > 0;
  }

  public List<Question> asked() {
    return asked;
  }

  public static RunContext run(String companyId, String blobUrl, @Nullable String promptVersion) {
    return new RunContext(
        "run-1",
        1,
        "user-1",
        companyId,
        blobUrl,
        Instant.EPOCH,
        new RunOptions(null, promptVersion, null));
  }

  public static RunContext run() {
    return run("mccormick-usa", "https://host.example/report.pdf", null);
  }

  public static StageCompleted after(int stage, String markdown) {
    return new StageCompleted(
        run(),
        stage,
        new Prose(markdown),
        MODEL,
        "v1",
        Usage.NONE,
        Usage.NONE,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
