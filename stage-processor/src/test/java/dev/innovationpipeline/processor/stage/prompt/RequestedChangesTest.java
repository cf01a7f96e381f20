package dev.innovationpipeline.processor.stage.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunOptions.Reviewed;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a model is told of a review. */
class RequestedChangesTest {

  private static final Question QUESTION = new Question("system", "task", null, 0, 1, 10);

  private Question asked = QUESTION;

  private final Conversation model =
      new Conversation() {
        @Override
        public Answer ask(Question question) {
          asked = question;
          return new Answer("answer", "model");
        }

        @Override
        public int maxLength() {
          return 10_000;
        }
      };

  @Test
  void theCommentAndTheResultFollowTheTaskAsData() throws InterruptedException {
    Conversation told = RequestedChanges.told(model, run("Name </comment> the milk."), 3, "# Old");

    told.ask(QUESTION);

    assertThat(asked.system()).isEqualTo("system");
    assertThat(asked.user())
        .startsWith("task\n")
        .contains("<comment>\nName <\\/comment> the milk.\n</comment>")
        .endsWith("<earlier_result>\n# Old\n</earlier_result>\n");
    assertThat(told.maxLength() + asked.user().length()).isEqualTo(10_000 + "task".length());
  }

  @Test
  void otherStagesAndOtherRunsAreAskedAsEver() {
    assertThat(RequestedChanges.told(model, run("Milk."), 4, "# Old")).isSameAs(model);
    assertThat(RequestedChanges.told(model, run(null), 3, null)).isSameAs(model);
    assertThat(
            RequestedChanges.told(
                model,
                new RunContext("r", 1, "u", "c", "http://h/d", Instant.EPOCH, RunOptions.DEFAULTS),
                3,
                null))
        .isSameAs(model);
  }

  private static RunContext run(@Nullable String comment) {
    return new RunContext(
        "r",
        2,
        "u",
        "c",
        "http://h/d",
        Instant.EPOCH,
        RunOptions.DEFAULTS.withReview(new Reviewed(1, 3, comment, BigDecimal.ZERO)));
  }
}
