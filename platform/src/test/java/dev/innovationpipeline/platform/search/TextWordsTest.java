package dev.innovationpipeline.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWordsTest {

  @ParameterizedTest
  @CsvSource({
    "'Oat milk, OAT drink', 'oat:1 milk:2 oat:3 drink:4'",
    "'low-sugar 1.5 kg', 'low:1 sugar:2 1:3 5:4 kg:5'",
    "'consumer’s – „Käse“', 'consumer:1 s:2 kase:3'",
    "'Ｗｉｄｅ ﬁne ½ e\u0301te\u0301', 'wide:1 fine:2 1:3 2:4 ete:5'",
    "'牛乳とバター', '牛:1 乳:2 と:3 ハ\u3099:4 タ:5 ー:6'",
    "'दूध का', 'दूध:1 का:2'",
    "'𐐀bc x', '𐐀bc:1 x:2'",
    "'…!', ''",
  })
  void wordsHaveTheirPlaces(String text, String vector) {
    assertThat(TextVector.of(text)).isEqualTo(vector);
  }

  @ParameterizedTest
  @CsvSource({
    "'Kefir', '(kefir:*)'",
    "'kefir KÄSE', '(kefir) & (kase:*)'",
    "'low-sugar kefir ', '(low <-> sugar) & (kefir:*)'",
    "'\"oat milk\"', '(oat <-> milk)'",
    "'\"oat milk', '(oat <-> milk)'",
    "'tea -\"oat milk\" -kefir', '(tea) & !(oat <-> milk) & !(kefir)'",
    "'tea or kefir OR', '(tea) | (kefir)'",
    "'or tea', '(tea:*)'",
    "'tea\"oat milk\"x', '(tea) & (oat <-> milk) & (x:*)'",
    "'!!! & ( - \"', ''",
    "'牛乳', '(牛 <-> 乳:*)'",
    "'a:b''c\\', '(a <-> b <-> c:*)'",
  })
  void searchesAreReadAsPeopleWriteThem(String search, String query) {
    assertThat(TextQuery.of(search)).isEqualTo(query);
  }

  @Test
  void longWordsAreCutBetweenCharacters() {
    assertThat(TextVector.of("x".repeat(5_000))).isEqualTo("x".repeat(200) + ":1");
    assertThat(TextVector.of("x" + "𐐨".repeat(200))).isEqualTo("x" + "𐐨".repeat(99) + ":1");
    assertThat(TextVector.of("x ".repeat(80_000))).endsWith("x:50000");
  }

  /** Nothing in a text or a search can be anything else than a word. */
  @Property
  void nothingButWordsComesThrough(@ForAll String text) {
    assertThat(TextVector.of(text).codePoints())
        .allMatch(c -> c == ' ' || c == ':' || isOfAWord(c));
    assertThat(TextQuery.of(text).codePoints())
        .allMatch(c -> " ()!&|<->:*".indexOf(c) >= 0 || isOfAWord(c));
  }

  private static boolean isOfAWord(int character) {
    return Character.isLetterOrDigit(character)
        || switch (Character.getType(character)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              true;
          default -> false;
        };
  }
}
