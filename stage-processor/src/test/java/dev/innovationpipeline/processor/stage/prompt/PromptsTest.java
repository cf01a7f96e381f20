package dev.innovationpipeline.processor.stage.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
                0.4,
                101,
                4000,
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
          """)
  void namesTheFileAndTheMistake(String right, String wrong, String complaint) {
    String file = FILE.replace(right, wrong);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(file, "v9"))
        .withMessageStartingWith("The prompt file prompt-v9.md " + complaint);
  }

  @Test
  void theLastVersionIsTheNewest() {
    assertThat(new Prompts(List.of(V9, V10)).of(ScriptedModel.run())).isEqualTo(V10);
    assertThat(new Prompts(List.of(V10, V9)).of(ScriptedModel.run())).isEqualTo(V9);
  }

  @Test
  void aRunMayAskForAVersion() {
    Prompts prompts = new Prompts(List.of(V9, V10));
    assertThat(prompts.of(wanting("v9"))).isEqualTo(V9);
    assertThat(catchThrowableOfType(StageFailedException.class, () -> prompts.of(wanting("v1"))))
        .hasMessageStartingWith("There is no prompt version v1; this stage has [v9, v10]");
  }

  @Test
  void usesTheNewestVersionIfOnlyOtherStagesHaveTheRequestedOne() {
    Prompts prompts = new Prompts(List.of(V9, V10), Set.of("v9", "v10", "v11"));
    assertThat(prompts.of(wanting("v11"))).isEqualTo(V10);
    assertThat(catchThrowableOfType(StageFailedException.class, () -> prompts.of(wanting("v12"))))
        .extracting(StageFailedException::code)
        .isEqualTo("prompt_version_unknown");
    assertThat(PromptVersions.all()).contains("v1");
  }

  @Test
  void namesAMissingFile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prompts(PromptsTest.class, "v1"))
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
    return new PromptFile("prompt-" + version + ".md", text).parse(version);
  }

  private static RunContext wanting(String version) {
    return ScriptedModel.run("mccormick-usa", "https://host.example/report.pdf", version);
  }
}
