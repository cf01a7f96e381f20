package dev.innovationpipeline.processor.stage.opportunity.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Software that reads the output of stage 5 as the seed does finds the same cards. */
class CardMarkdownTest {

  /**
   * The seed's pattern as it is meant: with re.VERBOSE, its ## would begin a comment, so they are
   * escaped here.
   */
  private static final String PATTERN =
      """
      \\#\\#\\s*Opportunity\\s*NUMBER:?\\s*(.+?)\\n\\n  # Title
      \\*\\*Tagline:\\*\\*\\s*(.+?)\\n\\n           # Tagline
      \\*\\*Problem:\\*\\*\\s*(.+?)\\n\\n           # Problem
      \\*\\*Solution:\\*\\*\\s*(.+?)\\n\\n          # Solution
      \\*\\*Why\\s+Now:\\*\\*\\s*(.+?)\\n\\n         # Why Now
      \\*\\*Target\\s+Segment:\\*\\*\\s*(.+?)\\n\\n  # Target Segment
      \\*\\*Quick\\s+Win:\\*\\*\\s*(.+?)(?:\\n\\n|$) # Quick Win
      """;

  private static final List<CardField> FIELDS = List.of(CardField.values());

  @Property(tries = 500)
  void theSeedReadsTheSameCards(@ForAll("texts") List<String> texts) {
    List<OpportunityCard> cards =
        IntStream.rangeClosed(1, 5).mapToObj(number -> card(number, texts)).toList();
    String markdown = CardMarkdown.of(cards);
    assertThat(cards).allSatisfy(card -> assertThat(read(markdown, card.number())).isEqualTo(card));
  }

  @Example
  void anEmptyLineGetsABlankAndAHeadingABackslash() {
    List<String> texts =
        List.of(
            "One.\r\n\r\n\nTwo.", "See ## Opportunity 2: x", "###\n opportunity 5", "## 2 of 5");
    assertThat(CardMarkdown.of(List.of(card(1, texts))))
        .contains(
            "**Tagline:** See #\\# Opportunity 2: x",
            "**Problem:** ##\\#\n opportunity 5",
            "**Solution:** ## 2 of 5",
            "**Why Now:** One.\n \n \nTwo.");
  }

  /** A text of this length is no trouble to the seed's pattern. */
  @Example
  void longTextsStayWhole() {
    List<String> texts = List.of("| a | **b** | # c\n\n".repeat(2_000).strip());
    OpportunityCard card = card(3, texts);
    assertThat(read(CardMarkdown.of(List.of(card)), 3)).isEqualTo(card);
  }

  /** As the seed does, then as Markdown shows it. */
  private static OpportunityCard read(String markdown, int number) {
    Matcher found =
        Pattern.compile(
                PATTERN.replace("NUMBER", String.valueOf(number)),
                Pattern.DOTALL | Pattern.COMMENTS | Pattern.CASE_INSENSITIVE)
            .matcher(markdown);
    assertThat(found.find()).as(markdown).isTrue();
    Map<CardField, String> fields = new EnumMap<>(CardField.class);
    for (int i = 0; i < FIELDS.size(); i++) {
      fields.put(FIELDS.get(i), shown(found.group(2 + i)));
    }
    return OpportunityCard.of(number, shown(found.group(1)), fields);
  }

  private static String shown(String text) {
    return text.strip()
        .replace("\\#", "#")
        .lines()
        .map(line -> line.isBlank() ? "" : line)
        .collect(Collectors.joining("\n"));
  }

  private static OpportunityCard card(int number, List<String> texts) {
    Map<CardField, String> fields = new EnumMap<>(CardField.class);
    for (int i = 0; i < FIELDS.size(); i++) {
      fields.put(FIELDS.get(i), shown(texts.get((number + i) % texts.size())));
    }
    String title = texts.getFirst();
    return new PartialCard(number, title, fields).card();
  }

  /** Paragraphs with signs of Markdown, labels and headings of cards among them. */
  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "A jar: cheap, and in use.",
            "- one\n- two",
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "## 2 of 5",
            "## Opportunity 2: Another",
            "####  opportunity\n4",
            "**Problem:** another",
            "**Quick Win:**",
            "**Bold** words.",
            "```\ncode\n\nmore\n```",
            "#",
            "**",
            "|",
            ":",
            "Opportunity 3");
    Arbitrary<String> signs =
        Arbitraries.strings().withChars("#*|_-> \n:`1aéO日").ofMinLength(1).ofMaxLength(40);
    return Arbitraries.oneOf(parts, signs)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .flatMap(
            paragraphs ->
                Arbitraries.of("\n\n", "\n", " ", "\n\n\n")
                    .map(between -> String.join(between, paragraphs)))
        .filter(text -> !text.isBlank())
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }
}
