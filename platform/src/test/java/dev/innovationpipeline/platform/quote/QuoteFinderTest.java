package dev.innovationpipeline.platform.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteFinderTest {

  private static final String DOCUMENT =
      "A first line.\n\nThe \uFB01rst re\u00ADfill rarely had a “reason” that people would call "
          + "well-\nknown; trans-\r\nport costs \u2212 5 % – don’t ask.\tThe end of the story is "
          + "told by 1\u202F200 people at home.";

  private final QuoteFinder finder = new QuoteFinder(DOCUMENT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The first refill rarely had a \"reason\" that people would call well-known",
        "The  first refill\nrarely had",
        "call wellknown; transport costs",
        "well\u2011known; trans\u00ADport",
        "don't ask. The end",
        "told by 1 200 people",
        "A first line. The first"
      })
  void copiesOfTheTextAreExact(String quotation) {
    FoundQuote found = finder.find(quotation).orElseThrow();
    assertThat(found.exact()).isTrue();
    assertThat(found.likeness()).isEqualTo(1);
    assertThat(DOCUMENT.substring(found.start(), found.end())).isEqualTo(found.text());
    assertThat(NormalText.of(found.text())).hasToString(NormalText.of(quotation).toString());
  }

  @Test
  void theTextOfTheDocumentReplacesAnAlteredWord() {
    FoundQuote found =
        finder
            .find("rarely had a “purpose” that people would call well-known; transport costs")
            .orElseThrow();
    assertThat(found.exact()).isFalse();
    assertThat(found.text())
        .isEqualTo(
            "rarely had a “reason” that people would call well-\nknown; trans-\r\nport costs");
    assertThat(found.likeness()).isBetween(QuoteFinder.MIN_LIKENESS, 0.99);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " … ",
        "“”",
        "the last bottle was sold in a shop beyond the river",
        "story",
        "ransport",
        "tell of the end of a story by people who are at home in a thousand towns"
      })
  void whatTheDocumentDoesNotSayIsNotFound(String quotation) {
    boolean word = quotation.equals("story");
    assertThat(finder.find(quotation)).matches(found -> found.isPresent() == word);
  }

  @Test
  void otherScriptsAreFoundToo() {
    QuoteFinder japanese = new QuoteFinder("前文。慢茶の店は静かです。人々は午後に来ます。後文。");
    assertThat(japanese.find("慢茶の店は静かです").orElseThrow().exact()).isTrue();
    QuoteFinder composed = new QuoteFinder("Le Président aime le fromage.");
    assertThat(composed.find("Pre\u0301sident aime").orElseThrow().text())
        .isEqualTo("Président aime");
  }

  @Test
  void aPlaceThatSaysItVerbatimIsPreferred() {
    String said = "Guests choose when to leave, and nobody asks them to hurry.";
    QuoteFinder twice =
        new QuoteFinder("Guests choose when to\nleave, and nobody asks them to hurry. " + said);
    FoundQuote found = twice.find(said).orElseThrow();
    assertThat(found).isEqualTo(new FoundQuote(said, 60, 60 + said.length(), true, 1));
    assertThat(twice.findExactly(said)).contains(found);
  }

  @Test
  void aPlaceWithinWordsIsNotPreferred() {
    String said = "hole afternoons with a book and a pot of te";
    QuoteFinder within =
        new QuoteFinder("The w" + said + "a; the \u201c" + said.replace(' ', '\n') + "\u201d");
    assertThat(within.find(said).orElseThrow().start()).isEqualTo(56);
  }

  /** Documents that repeat themselves must not make the search slow. */
  @Test
  @Timeout(20)
  void aDocumentOfAMegabyteTakesSeconds() {
    QuoteFinder repeated = new QuoteFinder("ab ".repeat(350_000));
    assertThat(repeated.find("ab ".repeat(600) + "c")).isPresent();
    QuoteFinder letters = new QuoteFinder("a".repeat(1_000_000));
    assertThat(letters.find("a".repeat(1_000) + "b")).isEmpty();
    QuoteFinder blanks = new QuoteFinder("-\n ".repeat(350_000) + "end");
    assertThat(blanks.find("end").orElseThrow().end()).isEqualTo(1_050_003);
  }

  @Test
  void timeGrowsWithTheDocument() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < 1_000_000; i++) {
      text.append(
          "The quick brown fox number %d jumps over the lazy dog near the old mill. ".formatted(i));
    }
    long start = System.nanoTime();
    QuoteFinder large = new QuoteFinder(text.toString());
    for (int i = 0; i < 20; i++) {
      FoundQuote found =
          large
              .find("The quick brown fox number %d leaps over the lazy dog".formatted(i * 600))
              .orElseThrow();
      assertThat(found.text()).contains(" " + i * 600 + " jumps");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }
}
