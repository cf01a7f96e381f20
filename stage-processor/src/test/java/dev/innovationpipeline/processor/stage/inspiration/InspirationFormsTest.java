package dev.innovationpipeline.processor.stage.inspiration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.processor.document.Documents;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.stage.brand.ShippedBrands;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Answers that are not quite what was asked for, as models are known to give them. */
class InspirationFormsTest {

  private static final DocumentSettings SETTINGS =
      new DocumentSettings(
          100_000, 10, Duration.ofSeconds(20), false, true, 1_000, List.of(), null);

  private static final List<Inspiration> EXPECTED =
      List.of(
          new Inspiration("Jars", "People refill.", List.of("glass", "habit")),
          new Inspiration("Rain", "It's joy.", List.of("joy")));

  private static final String FIRST =
      "{\"title\":\"Jars\",\"content\":\"People refill.\",\"key_elements\":[\"glass\",\"habit\"]}";
  private static final String SECOND =
      "{\"title\":\"Rain\",\"content\":\"It's joy.\",\"key_elements\":[\"joy\"]}";
  private static final String LIST = "[" + FIRST + "," + SECOND + "]";
  private static final String WHOLE = "{\"inspirations\":" + LIST + "}";
  private static final String ONE = "{\"inspirations\":[" + FIRST + "]}";

  @TempDir Path directory;

  private final InspirationStage stage =
      new InspirationStage(
          new Documents(SETTINGS),
          SETTINGS,
          new LongDocumentSettings(60),
          ShippedBrands.profiles(),
          PromptCatalog.shipped());
  private String document = "";

  @BeforeEach
  void writeDocument() throws Exception {
    document =
        Files.writeString(directory.resolve("report.txt"), "People refill jars.")
            .toUri()
            .toString();
  }

  static Stream<String> plain() {
    JsonMapper json = JsonMapper.shared();
    return Stream.of(
        WHOLE,
        "Here you are:\n```json\n" + WHOLE + "\n```\nHope this helps {really}.",
        "Of [1] and {two}: " + WHOLE + " [see 2]",
        "{\"inspirations\": []} is not enough, so " + WHOLE,
        // nearly JSON
        WHOLE.replace("]", ",]").replace("}", ",}"),
        "{'inspirations':[{'title':'Jars','content':'People"
            + " refill.','key_elements':['glass','habit']},{'title':'Rain','content':'It\\'s"
            + " joy.','key_elements':['joy']}]}",
        "{'inspirations':[{'title':'Jars','content':'People"
            + " refill.','key_elements':['glass','habit']},{'title':'Rain','content':'It's"
            + " joy.','key_elements':['joy']}]}",
        "{ // two\n\"inspirations\": # of many\n" + LIST + " /* that is all */ }",
        smart(WHOLE),
        WHOLE.replace("\"Jars\"", "“Jars”").replace("\"joy\"", "«joy»"),
        WHOLE.replace("{\"title\"", "{\"new\":True,\"old\":None,\"title\""),
        WHOLE.replace("\",\"", "\"\n \""),
        WHOLE.replace("\":", "\"：").replace(",", "，"),
        WHOLE.replace("[\"glass\",\"habit\"]", "('glass', 'habit',)"),
        WHOLE.replace("]}]}", "}}"),
        WHOLE.substring(0, WHOLE.length() - 1),
        WHOLE.substring(0, WHOLE.length() - 3),
        "{\"inspirations\":[" + FIRST + "," + SECOND + ",{\"title\":\"Hal",
        WHOLE.replace("\"", "\\\""),
        json.writeValueAsString(WHOLE),
        json.writeValueAsString(json.writeValueAsString(WHOLE)),
        // other shapes
        LIST,
        FIRST + "\n" + SECOND,
        "{\"result\":" + WHOLE + "}",
        "{\"title\":\"Two\",\"summary\":\"Of many\",\"data\":{\"items\":" + LIST + "}}",
        "{\"result\":" + json.writeValueAsString(WHOLE) + "}",
        "{\"inspiration_2\":" + SECOND + ",\"inspiration_1\":" + FIRST + "}",
        "{\"Inspiration 1\":" + FIRST + ",\"Inspiration 2\":" + SECOND + "}",
        WHOLE.replace("key_elements", "keyElements"),
        WHOLE.replace("key_elements", "Key Elements").replace("title", "TITLE"),
        WHOLE
            .replace("key_elements", "Schlüsselelemente")
            .replace("title", "Titel")
            .replace("content", "Inhalt"),
        WHOLE
            .replace("key_elements", "éléments clés")
            .replace("title", "Titre")
            .replace("content", "Contenu"),
        WHOLE.replace("{\"title\"", "{\"id\":7,\"title\""),
        "{\"inspirations\":[" + FIRST + "," + SECOND + "," + FIRST + "]}",
        "{\"inspirations\":[{\"title\":\"x\"}," + FIRST + "," + SECOND + "]}",
        // other types
        WHOLE.replace("[\"glass\",\"habit\"]", "\"glass, habit\""),
        WHOLE.replace("[\"glass\",\"habit\"]", "\"glass; habit\""),
        WHOLE.replace("[\"glass\",\"habit\"]", "\"- glass\\n- habit\\n\""),
        WHOLE.replace("[\"glass\",\"habit\"]", "\"1. glass\\n2. habit\""),
        WHOLE.replace("[\"glass\",\"habit\"]", "{\"1\":\"glass\",\"2\":\"habit\"}"),
        WHOLE.replace("[\"glass\",\"habit\"]", "[{\"name\":\"glass\"},[\"habit\"],null,\" \"]"),
        WHOLE.replace("[\"joy\"]", "\"joy\""),
        WHOLE.replace("\"Rain\"", "[\"Rain\"]"),
        WHOLE.replace("\"People refill.\"", "{\"paragraph\":\"People refill.\"}"),
        // what cannot be kept
        WHOLE.replace("Jars", "Ja\\u0000rs\u0000"));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("plain")
  void aPlainMeaningNeedsNoFurtherCall(String answer) throws Exception {
    ScriptedModel model = new ScriptedModel(answer);
    assertThat(inspirations(model)).isEqualTo(EXPECTED);
    assertThat(model.asked()).hasSize(1);
  }

  @Test
  void lineEndsAndQuotesWithinTextsAreKept() throws Exception {
    ScriptedModel model =
        new ScriptedModel(WHOLE.replace("People refill.", "They say \"refill\", and\n\tdo."));
    assertThat(inspirations(model).getFirst().content())
        .isEqualTo("They say \"refill\", and\n\tdo.");
    assertThat(model.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The \"new\" thing: \"jars\", \"lids\" and \"more\".",
        "They say \"no\", and: \"yes\"",
        "They ask: \"Why?\"",
        "A \"jar\" [of 2], a \"lid\" {or so}",
      })
  void noTextIsCutAtAQuoteWithinIt(String content) throws Exception {
    ScriptedModel model = new ScriptedModel(WHOLE.replace("People refill.", content));
    assertThat(inspirations(model).getFirst().content()).isEqualTo(content);
    assertThat(model.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ONE,
        "{\"inspirations\":[{\"title\":\" \",\"content\":\"c\",\"key_elements\":[\"k\"]}]}",
        "{\"inspirations\":[{\"title\":\"Jars\",\"content\":\"People re",
        "I would rather not.",
        "[]",
      })
  void ofLessTheRestIsAskedForOnce(String answer) throws Exception {
    ScriptedModel model = new ScriptedModel(answer, WHOLE);
    assertThat(inspirations(model)).isEqualTo(EXPECTED);
    assertThat(model.asked()).hasSize(2);
  }

  @Test
  void theRepairNamesWhatIsMissing() throws Exception {
    ScriptedModel model =
        new ScriptedModel(WHOLE.replace(",\"key_elements\":[\"joy\"]", ""), WHOLE);
    inspirations(model);
    assertThat(model.asked().get(1).user())
        .contains("at '/inspirations/1' required property 'key_elements' not found")
        .doesNotContain("/inspirations/0");
  }

  @Test
  void theNextModelIsAskedBeforeTheStageFails() throws Exception {
    ScriptedModel model = new ScriptedModel(ONE, ONE, WHOLE).withModels(2);
    assertThat(inspirations(model)).isEqualTo(EXPECTED);
    assertThat(model.asked().get(2)).isEqualTo(model.asked().get(0));
  }

  @Test
  void afterTheLastModelTheReasonIsGiven() {
    ScriptedModel model = new ScriptedModel(ONE, ONE, ONE, ONE).withModels(2);
    assertThat(catchThrowableOfType(StageFailedException.class, () -> inspirations(model)))
        .hasMessageContaining("must have at least 2 items")
        .extracting(StageFailedException::code)
        .isEqualTo("llm_answer_invalid");
    assertThat(model.asked()).hasSize(4);
  }

  private static String smart(String text) {
    StringBuilder smart = new StringBuilder();
    boolean opens = true;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      smart.append(character != '"' ? character : opens ? '“' : '”');
      opens ^= character == '"';
    }
    return smart.toString();
  }

  private List<Inspiration> inspirations(ScriptedModel model) throws InterruptedException {
    return ((Inspirations)
            stage.perform(ScriptedModel.run("mccormick-usa", document, "v2"), null, model).result())
        .inspirations();
  }
}
