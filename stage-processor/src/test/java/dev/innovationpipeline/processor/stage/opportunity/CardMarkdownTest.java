package dev.innovationpipeline.processor.stage.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
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

  @Property(tries = 200)
  void theSeedReadsTheSameCards(@ForAll("texts") List<String> texts) {
    List<OpportunityCard> cards =
        IntStream.rangeClosed(1, 5).mapToObj(number -> card(number, texts)).toList();
    String markdown = CardMarkdown.of(cards);
    for (OpportunityCard card : cards) {
      Matcher found =
          Pattern.compile(
                  PATTERN.replace("NUMBER", String.valueOf(card.number())),
                  Pattern.DOTALL | Pattern.COMMENTS | Pattern.CASE_INSENSITIVE)
              .matcher(markdown);
      assertThat(found.find()).as(markdown).isTrue();
      assertThat(found.group(1).strip()).isEqualTo(card.title());
      for (int i = 0; i < FIELDS.size(); i++) {
        assertThat(withoutEmptyLines(found.group(2 + i).strip()))
            .isEqualTo(withoutEmptyLines(FIELDS.get(i).of(card)));
      }
    }
  }

  private static String withoutEmptyLines(String text) {
    return text.replaceAll("\\n+", "\n");
  }

  private static OpportunityCard card(int number, List<String> texts) {
    Map<CardField, String> fields = new EnumMap<>(CardField.class);
    for (int i = 0; i < FIELDS.size(); i++) {
      fields.put(FIELDS.get(i), texts.get((number + i) % texts.size()));
    }
    return OpportunityCard.of(number, "Title " + number, fields);
  }

  /** One or more paragraphs, with lists and headings in them. */
  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of(
            "A jar: cheap, and in use.",
            "- one\n- two",
            "## 2 of 5",
            "**Bold** words.",
            "Opportunity 3")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(paragraphs -> String.join("\n\n", paragraphs))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }
}
