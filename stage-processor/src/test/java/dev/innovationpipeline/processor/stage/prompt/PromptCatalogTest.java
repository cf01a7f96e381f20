package dev.innovationpipeline.processor.stage.prompt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import dev.innovationpipeline.schema.event.RunContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptCatalogTest {

  private static final String STAGE = "card-making";
  private static final String OTHER = "card-selling";

  @TempDir Path directory;
  private String shipped = "";

  @BeforeEach
  void read() throws IOException {
    try (InputStream file = PromptCatalogTest.class.getResourceAsStream("prompt-t1.md")) {
      shipped = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    }
  }

  @Test
  void aFileOfTheStagesNameIsTheNewestVersion() throws IOException {
    String better = shipped.replace("Be terse.", "Be terser.");
    write(STAGE + ".md", better);
    PromptCatalog catalog = catalog();
    Prompts prompts = catalog.of(STAGE, PromptCatalogTest.class, "t1");
    Prompts others = catalog.of(OTHER, PromptCatalogTest.class, "t1");
    catalog.afterSingletonsInstantiated();

    Prompt used = prompts.of(wanting(null));
    String hash = new PromptText("any", better).hash();
    assertThat(used.system()).isEqualTo("Be terser.");
    assertThat(used.hash()).isEqualTo(hash);
    assertThat(used.version()).isEqualTo("t1+" + hash);
    assertThat(prompts.of(wanting("t1")).system()).isEqualTo("Be terse.");
    assertThat(prompts.of(wanting("t1+" + hash))).isEqualTo(used);
    assertThat(others.of(wanting("t1+" + hash)).version())
        .as("of a stage that has no such version")
        .isEqualTo("t1");
    assertThat(catalog.all().getFirst().override())
        .isEqualTo(new PromptText(directory.resolve(STAGE + ".md").toString(), better));
    assertThat(catalog.all().getLast().override()).isNull();
    assertThat(catalog.all().getLast().used().version()).isEqualTo("t1");
  }

  @Test
  void allMistakesInAllFilesAreToldAtOnce() throws IOException {
    write(STAGE + ".md", shipped.replace("{{context}}", "{{contxt}}").replace("terse", "{{a}}"));
    write("cardselling.md", shipped);
    write("notes.txt", "what we tried");
    write(".hidden", "");
    Files.createDirectory(directory.resolve("old"));
    assertThat(faults())
        .containsExactly(
            prompt(STAGE)
                + "names the material {{contxt}}, which its stage does not have"
                + " (did you mean context?).",
            prompt(STAGE) + "lacks a place for the material {{context}} of its stage.",
            prompt(STAGE) + "names the material {{a}} in its system message, where none is put in.",
            prompt("cardselling")
                + "is of no stage (did you mean card-selling.md?); files are named card-making.md,"
                + " card-selling.md.",
            "The prompt file "
                + directory.resolve("notes.txt")
                + " is of no stage; files are named card-making.md, card-selling.md.");
  }

  @Test
  void aFileThatIsNoPromptIsToldSo() throws IOException {
    write(STAGE + ".md", "\n");
    Files.write(directory.resolve(OTHER + ".md"), "Été".getBytes(ISO_8859_1));
    assertThat(faults())
        .containsExactly(
            prompt(STAGE) + "is empty.", prompt(OTHER) + "is not readable as UTF-8 text.");
    write(STAGE + ".md", shipped + "x".repeat(1 << 16));
    write(OTHER + ".md", "Make cards.");
    assertThat(faults())
        .containsExactly(
            prompt(STAGE) + "is longer than 65,536 bytes.",
            prompt(OTHER)
                + "needs settings between two lines --- and a line === before the user text.");
  }

  @Test
  void aFolderThatIsNotThereIsToldSo() {
    Path gone = directory.resolve("gone");
    PromptCatalog catalog = new PromptCatalog(new PromptSettings(gone));
    catalog.of(STAGE, PromptCatalogTest.class, "t1");
    assertThat(
            catchThrowableOfType(
                    InvalidSettingsException.class, catalog::afterSingletonsInstantiated)
                .faults())
        .containsExactly("The folder of prompts " + gone + " (PIPELINE_PROMPTS) is not readable.");
  }

  @Test
  void noFolderIsNoMistake() {
    PromptCatalog catalog = new PromptCatalog(new PromptSettings(Path.of("")));
    assertThat(catalog.of(STAGE, PromptCatalogTest.class, "t1").of(wanting(null)).version())
        .isEqualTo("t1");
    catalog.afterSingletonsInstantiated();
  }

  /** Overrides of before there was evidence stay good. */
  @Test
  void evidenceMayBeLeftOut() throws Exception {
    Class<?> cards =
        Class.forName("dev.innovationpipeline.processor.stage.opportunity.OpportunityStage");
    PromptText old = PromptText.shipped(cards, "v2");
    write("opportunity-generation.md", old.text());
    PromptCatalog catalog = catalog();
    Prompts prompts = catalog.of("opportunity-generation", cards, "v1", "v2", "v3");
    catalog.afterSingletonsInstantiated();
    assertThat(prompts.of(wanting(null)).version()).isEqualTo("v3+" + old.hash());
    assertThat(prompts.of(wanting(null)).asksFor("evidence")).isFalse();
    assertThat(prompts.of(wanting("v3")).asksFor("evidence")).isTrue();
  }

  private List<String> faults() {
    PromptCatalog catalog = catalog();
    catalog.of(STAGE, PromptCatalogTest.class, "t1");
    catalog.of(OTHER, PromptCatalogTest.class, "t1");
    return catchThrowableOfType(
            InvalidSettingsException.class, catalog::afterSingletonsInstantiated)
        .faults();
  }

  private String prompt(String stage) {
    return "The prompt file " + directory.resolve(stage + ".md") + " ";
  }

  private PromptCatalog catalog() {
    return new PromptCatalog(new PromptSettings(directory));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  private static RunContext wanting(@Nullable String version) {
    return ScriptedModel.run("mccormick-usa", "https://host.example/report.pdf", version);
  }
}
