package dev.innovationpipeline.processor.stage.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.schema.event.RunContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptsTest {

  private static final String FILE =
      """
      ---
      temperature: 0.4
      seed: 101
      max_completion_tokens: 4000
      ---
      Be terse.
      ===
      Read {{company}}'s document.

      <document>
      {{document}}
      </document>
      """;
  private static final Prompt V9 = parse(FILE, "v9");
  private static final Prompt V10 = parse(FILE, "v10");

  @Test
  void readsAllLineEndings() {
    assertThat(V9)
        .isEqualTo(
            new Prompt(
                "v9",
                V9.hash(),
                0.4,
                101,
                4000,
                AnswerFormat.MARKDOWN,
                false,
                "Be terse.",
                new PromptTemplate(
                    "Read {{company}}'s document.\n\n<document>\n{{document}}\n</document>")));
    assertThat(parse(FILE.replace("\n", "\r\n"), "v9")).isEqualTo(V9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ===              | ####          | needs settings between two lines ---
          seed: 101        | seed 101      | has a setting without a colon: seed 101
          seed: 101        | side: 101     | lacks the setting seed
          seed: 101        | seed: 1.5     | has the value 1.5 for seed
          temperature: 0.4 | temperature: x| has the value x for temperature
          temperature: 0.4 | temperature: 3| has the value 3 for temperature, which is not a valid number from 0.0 to 2.0
          tokens: 4000     | tokens: 0     | has the value 0 for max_completion_tokens
          seed: 101        | seed: 101\\nanswer: xml | has the value xml for answer, which is json or markdown
          seed: 101        | seed: 101\\nquotes: some | has the value some for quotes, which is true or false
          seed: 101        | seed: 101\\nanswers: json | has the unknown setting answers (did you mean answer?)
          """)
  void namesTheFileAndTheMistake(String right, String wrong, String complaint) {
    String file = FILE.replace(right, wrong.replace("\\n", "\n"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(file, "v9"))
        .withMessageStartingWith("The prompt file prompt-v9.md " + complaint);
  }

  @Test
  void aPromptSaysWhetherItAsksForQuotes() {
    assertThat(parse(FILE.replace("seed: 101", "seed: 101\nquotes: true"), "v9").quotes()).isTrue();
    assertThat(V9.quotes()).isFalse();
  }

  @Test
  void namesAllMistakesAtOnce() {
    String file = FILE.replace("seed: 101", "sed: 101").replace("0.4", "hot");
    assertThat(
            catchThrowableOfType(InvalidSettingsException.class, () -> parse(file, "v9")).faults())
        .containsExactly(
            "The prompt file prompt-v9.md has the value hot for temperature, which is not a valid"
                + " number from 0.0 to 2.0.",
            "The prompt file prompt-v9.md lacks the setting seed.",
            "The prompt file prompt-v9.md has the unknown setting sed (did you mean seed?).");
  }

  @Test
  void theHashIsThatOfTheFileWhateverItsLineEnds() {
    String text = "---\ntext";
    assertThat(new PromptText("a.md", text).hash()).isEqualTo("5b93ab4c52f4");
    assertThat(new PromptText("b.md", "---\r\ntext").hash()).isEqualTo("5b93ab4c52f4");
    assertThat(V9.hash()).isNotEqualTo(parse(FILE + "x", "v9").hash());
  }

  @Test
  void theLastVersionIsTheNewest() {
    assertThat(prompts(V9, V10).of(ScriptedModel.run())).isEqualTo(V10);
    assertThat(prompts(V10, V9).of(ScriptedModel.run())).isEqualTo(V9);
  }

  @Test
  void aRunMayAskForAVersion() {
    Prompts prompts = prompts(V9, V10);
    assertThat(prompts.of(wanting("v9"))).isEqualTo(V9);
    assertThat(catchThrowableOfType(StageFailedException.class, () -> prompts.of(wanting("v1"))))
        .hasMessageStartingWith("There is no prompt version v1; this stage has [v9, v10]");
  }

  @Test
  void usesTheNewestVersionIfOnlyOtherStagesHaveTheRequestedOne() {
    Prompts prompts = new Prompts(List.of(V9, V10), () -> Set.of("v9", "v10", "v11"));
    assertThat(prompts.of(wanting("v11"))).isEqualTo(V10);
    assertThat(catchThrowableOfType(StageFailedException.class, () -> prompts.of(wanting("v12"))))
        .extracting(StageFailedException::code)
        .isEqualTo("prompt_version_unknown");
  }

  @Test
  void namesAMissingFile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PromptCatalog.shipped().of("a-stage", PromptsTest.class, "v1"))
        .withMessageContaining("prompt-v1.md");
  }

  @ParameterizedTest
  @CsvSource({
    "</document>, <\\/document>",
    "</DOCUMENT >, <\\/DOCUMENT >",
    "< / document>, <\\ / document>",
    "<\u200B/document>, <\\\u200B/document>",
    "</\u00A0document>, <\\/\u00A0document>",
    "</docu\u200Bment>, <\\/docu\u200Bment>",
    "\uFF1C\uFF0Fdocument\uFF1E, \uFF1C\\\uFF0Fdocument\uFF1E",
    "<document>, <document>",
    "</documents>, </documents>",
    "</p>, </p>",
    "{{company}}, {{company}}",
    "$1 \\ a, $1 \\ a",
  })
  void materialStaysWithinItsTags(String material, String kept) {
    assertThat(V9.ask(Map.of("company", "Acme", "document", material), null).user())
        .isEqualTo("Read Acme's document.\n\n<document>\n" + kept + "\n</document>");
  }

  @Test
  void rejectsMissingMaterial() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> V9.ask(Map.of("company", "Acme"), null))
        .withMessage("Prompt version v9 lacks its material {{document}}.");
  }

  private static Prompt parse(String text, String version) {
    return new PromptFile("prompt-" + version + ".md", new PromptText("a test", text))
        .parse(version);
  }

  private static Prompts prompts(Prompt... oldestFirst) {
    return new Prompts(List.of(oldestFirst), Set::of);
  }

  private static RunContext wanting(String version) {
    return ScriptedModel.run("mccormick-usa", "https://host.example/report.pdf", version);
  }
}
