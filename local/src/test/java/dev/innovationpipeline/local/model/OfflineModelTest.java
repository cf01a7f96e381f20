package dev.innovationpipeline.local.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class OfflineModelTest {

  private static final Pattern CARD =
      Pattern.compile(
          "## Opportunity (\\d): (.+)\\n"
              + "\\n"
              + "\\*\\*Tagline:\\*\\* .+\\n"
              + "\\n"
              + "\\*\\*Problem:\\*\\* (.+)\\n"
              + "\\n"
              + "\\*\\*Solution:\\*\\* .+\\n"
              + "\\n"
              + "\\*\\*Why Now:\\*\\* .+\\n"
              + "\\n"
              + "\\*\\*Target Segment:\\*\\* .+\\n"
              + "\\n"
              + "\\*\\*Quick Win:\\*\\* .+(\\n"
              + "|$)");

  private static final Pattern QUOTATION = Pattern.compile("“([^”]+)”");

  private OfflineModel model;
  private ModelCaller caller;

  @BeforeEach
  void start() throws IOException {
    model = OfflineModel.start();
    caller = new ModelCaller(model);
  }

  @AfterEach
  void stop() {
    model.close();
  }

  @Test
  void quotesTheDocumentFromTheFirstStageToTheCards() throws Exception {
    String document = document();
    String material = document;
    for (int stage = 1; stage <= 5; stage++) {
      material = caller.content(stage, material);
      assertThat(material).contains("offline model");
      List<String> quotes =
          QUOTATION.matcher(material.replace("\\\"", "\"")).results().map(q -> q.group(1)).toList();
      assertThat(quotes).isNotEmpty().allSatisfy(quote -> assertThat(document).contains(quote));
    }
    Matcher cards = CARD.matcher(material);
    assertThat(cards.results().map(card -> card.group(2)).distinct()).hasSize(5);
    assertThat(cards.reset().results().map(card -> card.group(3)).distinct()).hasSize(5);
  }

  @Test
  void findsTwoInspirationsThatDiffer() throws Exception {
    JsonNode inspirations =
        WireJson.MAPPER.readTree(caller.content(1, document())).path("inspirations");
    assertThat(inspirations).hasSize(2);
    assertThat(inspirations.get(0).path("title")).isNotEqualTo(inspirations.get(1).path("title"));
    assertThat(inspirations.get(0).path("content"))
        .isNotEqualTo(inspirations.get(1).path("content"));
    assertThat(inspirations.get(0).path("key_elements").size()).isBetween(1, 6);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5"})
  void answersTheSameToTheSame(int stage) throws Exception {
    assertThat(caller.ask(stage, document()).body())
        .isEqualTo(caller.ask(stage, document()).body());
  }

  @ParameterizedTest
  @CsvSource({"''", "One.", "???", "Two words", "Short line. Another one."})
  void makesFiveCardsOfNextToNothing(String document) throws Exception {
    assertThat(CARD.matcher(caller.content(5, document)).results()).hasSize(5);
    assertThat(WireJson.MAPPER.readTree(caller.content(1, document)).path("inspirations"))
        .hasSize(2);
  }

  @Test
  void answersWithJsonWhereItIsAskedFor() throws Exception {
    Matcher markdown = CARD.matcher(caller.content(5, document()));
    JsonNode cards = caller.cards(document());
    assertThat(cards).hasSize(5);
    for (JsonNode card : cards) {
      assertThat(markdown.find()).isTrue();
      assertThat(card.path("number").asInt()).isEqualTo(Integer.parseInt(markdown.group(1)));
      assertThat(card.path("title").asString()).isEqualTo(markdown.group(2));
      assertThat(card.path("problem").asString()).isEqualTo(markdown.group(3));
      assertThat(card.propertyNames())
          .containsExactly(
              "number",
              "title",
              "tagline",
              "problem",
              "solution",
              "why_now",
              "target_segment",
              "quick_win");
    }
  }

  @Test
  void spoilsCardsInJsonToo() throws Exception {
    model.follow(FaultPlan.always(FaultMode.SIX_CARDS));
    assertThat(caller.cards(document())).hasSize(6);
    model.follow(FaultPlan.always(FaultMode.FOUR_CARDS));
    assertThat(caller.cards(document())).hasSize(4);
    model.follow(FaultPlan.always(FaultMode.MISSING_FIELDS));
    assertThat(caller.cards(document()))
        .hasSize(5)
        .allSatisfy(card -> assertThat(card.has("quick_win") || card.has("why_now")).isFalse());
    model.follow(FaultPlan.always(FaultMode.ODD_HEADINGS));
    assertThat(caller.cards(document())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RATE_LIMITED, 429",
    "RATE_LIMITED_RETRY_AFTER, 429",
    "OUT_OF_CREDIT, 402",
    "SERVER_ERROR, 500",
    "BAD_GATEWAY, 502",
    "UNAVAILABLE_RETRY_AFTER, 503",
    "OVERLOADED, 529",
    "HTML_ERROR_PAGE, 502"
  })
  void failsAsToldForTheFirstCalls(FaultMode mode, int status) throws Exception {
    model.follow(FaultPlan.first(1, mode));
    assertThat(caller.ask(1, "A text.").statusCode()).isEqualTo(status);
    assertThat(caller.ask(1, "A text.").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(names = {"HANG", "CONNECTION_RESET", "BODY_CUT_OFF"})
  void breaksTheConnectionAsTold(FaultMode mode) {
    model.follow(FaultPlan.always(mode));
    assertThatThrownBy(() -> caller.ask(1, document())).isInstanceOf(IOException.class);
  }

  @Test
  void spoilsOnlyTheStageItIsToldTo() throws Exception {
    model.follow(FaultPlan.always(FaultMode.SIX_CARDS).onStage(5));
    assertThat(caller.content(5, document())).contains("## Opportunity 6:");
    model.follow(FaultPlan.always(FaultMode.FOUR_CARDS).onStage(5));
    assertThat(caller.content(5, document()))
        .contains("Opportunity 4")
        .doesNotContain("Opportunity 5");
    assertThat(caller.content(2, document())).contains("Trends");
  }

  @ParameterizedTest
  @CsvSource({
    "OK, stop",
    "LENGTH, length",
    "ERROR_IN_200, Provider disconnected",
    "REFUSAL, I cannot help",
    "EMPTY_CONTENT, stop"
  })
  void streamsSayHowTheyEnd(FaultMode mode, String end) throws Exception {
    model.follow(FaultPlan.always(mode));
    assertThat(caller.stream(2, document()))
        .startsWith(": OPENROUTER PROCESSING\n\n")
        .contains(end)
        .contains("\"usage\"")
        .endsWith("data: [DONE]\n\n");
  }

  @Test
  void streamsItsWordsOverTheTimeThatItTakes() throws Exception {
    model.follow(FaultPlan.NONE.withLatency(Latency.fixed(Duration.ofSeconds(10))));
    long start = System.nanoTime();
    assertThat(caller.firstOfStream(2, document())).startsWith(": OPENROUTER");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    model.follow(FaultPlan.NONE.withLatency(Latency.fixed(Duration.ofSeconds(1))));
    start = System.nanoTime();
    assertThat(caller.stream(2, document())).endsWith("data: [DONE]\n\n");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  private static String document() throws IOException {
    try (InputStream text = OfflineModelTest.class.getResourceAsStream("/sample/dairy-trends.md")) {
      return new String(Objects.requireNonNull(text).readAllBytes(), UTF_8);
    }
  }
}
