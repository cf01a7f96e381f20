package dev.innovationpipeline.processor.stage.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.DocumentTexts;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.ShippedBrands;
import dev.innovationpipeline.processor.stage.opportunity.CardSettings.FailWhen;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A megabyte takes milliseconds to read. Quadratic reading takes minutes, so the time-out holds on
 * any machine.
 */
class HostileAnswerTest {

  private static final int MEGABYTE = 1 << 20;

  static Stream<String> answers() {
    return Stream.of(
            ">",
            "> ",
            " ",
            "\t",
            "#",
            "*",
            "_",
            "|",
            "[",
            "]",
            "(",
            "<",
            "-",
            "`",
            "\n",
            "\r\n",
            "1. ",
            "9",
            ".",
            ":",
            "🚀",
            "\u00e9",
            "** ",
            "* ",
            "##\n",
            "## ",
            "```\n",
            "card 1\n",
            "Opportunity 1:\n",
            "## Opportunity 1: a\n",
            "**Opportunity 1**",
            "problem",
            "why ",
            "why-",
            "**problem",
            "Problem:\n",
            "title: ",
            "## 1. ",
            "\u2028",
            "<b>",
            "(",
            "problem (",
            "| a ",
            "|\n",
            "| Tagline | x |\n",
            "{",
            "{\"tagline\":\"",
            "[{}, ",
            "1. **a**\n")
        .flatMap(
            unit -> {
              String repeated = unit.repeat(MEGABYTE / unit.length());
              return Stream.of(
                  repeated + "problem: x",
                  "## Opportunity 1: t\n**problem" + repeated + "x",
                  "## Opportunity 1" + repeated + "x",
                  "**Opportunity 1:** t\n" + repeated + "**");
            });
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("answers")
  @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void isReadInLinearTimeAndTheStageEnds(String answer) throws Exception {
    StageOutput output =
        new OpportunityStage(
                ShippedBrands.profiles(),
                new CardSettings(FailWhen.NEVER),
                PromptCatalog.shipped(),
                DocumentTexts.NONE)
            .perform(
                ScriptedModel.run(),
                ScriptedModel.after(4, "The context."),
                new ScriptedModel(answer, answer));

    assertThat(((OpportunityCards) output.result()).cards()).hasSize(5);
  }
}
