package dev.innovationpipeline.processor.stage.inspiration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.innovationpipeline.processor.document.Documents;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.ShippedBrands;
import dev.innovationpipeline.processor.stage.inspiration.citation.Citations;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.Evidence;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotes of the newest prompt, looked up in the document. */
class QuotedInspirationsTest {

  private static final DocumentSettings SETTINGS =
      new DocumentSettings(
          100_000, 10, Duration.ofSeconds(20), false, true, 20_000, List.of(), null);

  private static final String JARS =
      "People in the valley refill their glass jars at the shop, week after week, and they say"
          + " that it saves them more than money. Nobody asked them to begin with it. The shop sold"
          + " two hundred jars in its first month, and by summer it had no shelf left for bottles."
          + " Anybody who forgets a jar borrows one, and brings it back on the next day.";
  private static final String RAIN =
      "When it rains, the same people stay out of the shop and cook what is left – a habit that the"
          + " shop\u2011keeper calls the “rainy larder”. It fills four evenings a month, and the"
          + " larder is never empty afterwards. Neighbours bring what they have.";
  private static final String DOCUMENT = JARS + "\n\n" + RAIN + "\n";

  @TempDir Path directory;

  @Test
  void areTheDocumentsOwnWordsWithTheirPlaces() throws Exception {
    ScriptedModel model =
        new ScriptedModel(
            answer(
                quote("h0.1", "Nobody asked them to begin with it.")
                    + ","
                    + quote("h0.2", "“refill their  glass jars at the shop”"),
                quote("[h0.2]", "a habit that the shop-keeper calls the \\\"rainy larder\\\"")
                    + ","
                    + quote("", "It fills five evenings a month, and the larder is never empty")));
    StageOutput output = perform(model, null);

    assertThat(output.promptVersion()).isEqualTo("v3");
    assertThat(model.asked()).hasSize(1);
    assertThat(model.asked().getFirst().schema()).isEqualTo(Citations.INSPIRATIONS);
    assertThat(output.degraded()).isEmpty();
    List<Quote> quotes = quotes(output);
    assertThat(quotes).allMatch(Quote::verified);
    assertThat(quotes)
        .extracting(Quote::id, Quote::inspiration, Quote::passage)
        .containsExactly(
            tuple("q1", 1, "h0.1"),
            tuple("q2", 1, "h0.1"),
            tuple("q3", 2, "h0.2"),
            tuple("q4", 2, "h0.2"));
    assertThat(quotes.get(1).text()).isEqualTo("refill their glass jars at the shop");
    assertThat(quotes.get(2).text())
        .isEqualTo("a habit that the shop\u2011keeper calls the “rainy larder");
    assertThat(quotes.get(3).text())
        .as("the word that was altered is the document's again")
        .isEqualTo("It fills four evenings a month, and the larder is never empty");
    assertThat(quotes.get(3).likeness()).isBetween(0.8, 0.99);
    for (Quote quote : quotes) {
      String passage = quote.inspiration() == 1 ? JARS : RAIN;
      assertThat(passage.substring(requireNonNull(quote.start()), requireNonNull(quote.end())))
          .isEqualTo(quote.text());
    }
    assertThat(output.result().evidence())
        .isEqualTo(new Evidence(List.of("h0.1", "h0.2"), List.of("q1", "q2", "q3", "q4")));
    assertThat(output.result().markdown()).as("people's text is as before").doesNotContain("q1");
  }

  @Test
  void thatAreInventedAreAskedForAgainOnce() throws Exception {
    String lie = "Analysts expect the refill market to triple within five years.";
    ScriptedModel model =
        new ScriptedModel(
            answer(
                quote("h0.1", "week after week") + "," + quote("h0.1", lie),
                quote("h0.2", "the same people stay out of the shop")
                    + ","
                    + quote("h0.2", "Neighbours bring what they have.")),
            """
            {"quotes": [
              {"inspiration": 1, "passage": "h0.1", "text": "it saves them more than money"},
              {"inspiration": 2, "passage": "h0.2", "text": "fills four evenings"}]}\
            """);
    StageOutput output = perform(model, null);

    assertThat(model.asked()).hasSize(2);
    assertThat(model.asked().getLast().user())
        .startsWith(model.asked().getFirst().user())
        .contains("- inspiration 1: " + lie, "\n1: Jars\n")
        .doesNotContain("\n2: Rain");
    assertThat(output.degraded()).isEmpty();
    assertThat(quotes(output))
        .extracting(Quote::text)
        .containsExactly(
            "week after week",
            "it saves them more than money",
            lie,
            "the same people stay out of the shop",
            "Neighbours bring what they have.");
    assertThat(quotes(output))
        .filteredOn(quote -> !quote.verified())
        .extracting(Quote::text)
        .containsExactly(lie);
    assertThat(requireNonNull(output.result().evidence()).quotes())
        .containsExactly("q1", "q2", "q4", "q5");
  }

  @Test
  void thatStayInventedDegradeTheRun() throws Exception {
    String lies = answer(quote("h0.1", "week after week"), quote("h0.2", "Sales grew tenfold."));
    StageOutput output = perform(new ScriptedModel(lies, lies), null);
    assertThat(output.degraded())
        .extracting(Degradation::code, Degradation::message)
        .containsExactly(
            tuple(
                "quotes_unverified",
                "Inspiration 1 rests on 1 of at least 2 quotes that were found in the document."),
            tuple(
                "quotes_unverified",
                "Inspiration 2 rests on 0 of at least 2 quotes that were found in the document."));
    assertThat(quotes(output)).extracting(Quote::verified).containsExactly(true, false);
  }

  /** The inspirations are paid for. */
  @Test
  void thatCannotBeAskedForAgainLeaveTheInspirationsAsTheyAre() throws Exception {
    StageOutput output = perform(new ScriptedModel(answer("", "")).thenFailing(), null);
    assertThat(((Inspirations) output.result()).inspirations()).hasSize(2);
    assertThat(quotes(output)).isEmpty();
    assertThat(output.degraded()).hasSize(2);
  }

  @Test
  void areReadInOtherShapes() throws Exception {
    String text = "week after week";
    StageOutput output =
        perform(
            new ScriptedModel(
                """
                {"inspirations": [
                  {"title": "Jars", "content": "c", "key_elements": ["k"],
                   "Quotations": ["“week after week” [h0.1]", "it saves them more than money"]},
                  {"title": "Rain", "content": "c", "key_elements": ["k"],
                   "quotes": [{"quote": "fills four evenings", "id": "h0.2"},
                     {"Passage ID": "[h0.2]", "text": "‘the same people’"}]}]}\
                """),
            null);
    assertThat(output.degraded()).isEmpty();
    assertThat(quotes(output)).hasSize(4).allMatch(Quote::verified);
    assertThat(quotes(output).getFirst().text()).isEqualTo(text);
  }

  /** As before there were citations. */
  @Test
  void areNotAskedForByAnOlderPrompt() throws Exception {
    ScriptedModel model = new ScriptedModel(answer(quote("h0.1", "Sales grew tenfold."), ""));
    StageOutput output = perform(model, "v2");
    assertThat(model.asked()).hasSize(1);
    assertThat(output.degraded()).isEmpty();
    assertThat(((Inspirations) output.result()).quotes()).isNull();
    assertThat(output.result().evidence()).isNull();
  }

  /** Else a repeated stage would be paid twice. */
  @Test
  void areAskedForInTheSameWords() throws Exception {
    ScriptedModel first = new ScriptedModel(answer("", ""), "{}");
    ScriptedModel second = new ScriptedModel(answer("", ""), "{}");
    perform(first, null);
    perform(second, null);
    assertThat(second.asked()).isEqualTo(first.asked()).hasSize(2);
  }

  private static String answer(String first, String second) {
    return """
    {"inspirations": [
      {"title": "Jars", "content": "People refill.", "key_elements": ["glass"], "quotes": [%s]},
      {"title": "Rain", "content": "People stay in.", "key_elements": ["joy"], "quotes": [%s]}]}
    """
        .formatted(first, second);
  }

  private static String quote(String passage, String text) {
    return "{\"passage\": \"%s\", \"text\": \"%s\"}".formatted(passage, text);
  }

  private static List<Quote> quotes(StageOutput output) {
    return requireNonNull(((Inspirations) output.result()).quotes());
  }

  private StageOutput perform(ScriptedModel model, @Nullable String version) throws Exception {
    Path file = Files.writeString(directory.resolve("report.txt"), DOCUMENT);
    return new InspirationStage(
            new Documents(SETTINGS),
            SETTINGS,
            new LongDocumentSettings(60),
            ShippedBrands.profiles(),
            PromptCatalog.shipped())
        .perform(ScriptedModel.run("mccormick-usa", file.toUri().toString(), version), null, model);
  }
}
