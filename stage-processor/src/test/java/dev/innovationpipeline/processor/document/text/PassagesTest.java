package dev.innovationpipeline.processor.document.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.document.Passage;
import dev.innovationpipeline.schema.document.Place;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PassagesTest {

  private static final String LONG =
      "People refill jars at home, and they like it. ".repeat(5).strip();

  @Test
  void numbersTheParagraphsOfATextWithoutParts() {
    assertThat(shown(LONG + "\n\n" + LONG + " \n \t\n\n" + LONG))
        .containsExactly("h0.1 " + LONG, "h0.2 " + LONG, "h0.3 " + LONG);
  }

  @Test
  void putsAShortParagraphBeforeTheNextOne() {
    String text = "# Jars\n\nSmall.\n\n" + LONG + "\n\n" + LONG;
    assertThat(shown(text)).hasSize(2).first().asString().endsWith(LONG);
  }

  @Test
  void neverPutsParagraphsOfTwoPagesTogether() {
    Document document =
        new Document(
            "One.\n\nTwo.\n\nThree.",
            List.of(Region.page(1, 0), Region.page(4, 6)),
            "application/pdf",
            4,
            0,
            List.of(),
            List.of());
    assertThat(Passages.of(document))
        .extracting(Passage::id, passage -> passage.in(document.text()))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("p1.1", "One."),
            org.assertj.core.groups.Tuple.tuple("p4.1", "Two.\n\nThree."));
    assertThat(Passages.of(document))
        .last()
        .extracting(Passage::place)
        .isEqualTo(new Place(Place.Kind.PAGE, 4, null));
  }

  @Test
  void dividesALongParagraphAtTheEndsOfSentences() {
    String sentence = "Glass jars (as in “Refill!”) come back 3.5 times a year.";
    List<String> passages = shown((sentence + "\n").repeat(100).strip());
    assertThat(passages)
        .hasSizeGreaterThan(3)
        .allSatisfy(
            passage -> {
              assertThat(passage).hasSizeLessThanOrEqualTo(Passages.MAX_CHARACTERS + 6);
              assertThat(passage).endsWith("a year.");
            });
  }

  @Test
  void dividesTextWithoutSentencesAtLinesThenWords() {
    assertThat(shown("jar | 12 | 13\n".repeat(300).strip()))
        .allSatisfy(passage -> assertThat(passage).endsWith("jar | 12 | 13"));
    assertThat(shown("jars ".repeat(1000).strip()))
        .allSatisfy(passage -> assertThat(passage).endsWith("jars"));
    assertThat(shown("瓶子可以再装。".repeat(700)))
        .allSatisfy(passage -> assertThat(passage).endsWith("。"));
  }

  @Property(tries = 500)
  void passagesAreWholeBoundedAndUnique(@ForAll("texts") String text) {
    List<Region> regions = MarkdownSections.of(text);
    Document document = new Document(text, regions, "text/markdown", 1, 0, List.of(), List.of());
    List<Passage> passages = Passages.of(document);
    assertThat(passages).isEqualTo(Passages.of(document));
    assertThat(passages).extracting(Passage::id).doesNotHaveDuplicates();
    assertThat(passages)
        .allSatisfy(
            passage -> {
              assertThat(passage.length()).isBetween(1, Passages.MAX_CHARACTERS);
              String part = passage.in(text);
              assertThat(part).isEqualTo(part.strip());
              assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
            });
    String joined =
        passages.stream().map(passage -> passage.in(text)).collect(Collectors.joining());
    assertThat(withoutSpace(joined)).isEqualTo(withoutSpace(text));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "\n",
            "\n\n",
            "\n \n",
            " ",
            "# Heading\n",
            "```\n",
            "jar",
            "Jars come back. ",
            "🍵",
            "x".repeat(900),
            "🍵".repeat(800),
            "a b ".repeat(500),
            "。")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  private static List<String> shown(String text) {
    return Passages.of(new Document(text, "text/plain", 0)).stream()
        .map(passage -> passage.id() + " " + passage.in(text))
        .toList();
  }

  private static String withoutSpace(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> shown.append((char) c));
    return shown.toString();
  }
}
