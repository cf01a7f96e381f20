package dev.innovationpipeline.local.model.answer;

import dev.innovationpipeline.local.model.language.KeyPhrases;
import dev.innovationpipeline.local.model.language.TextRank;
import dev.innovationpipeline.local.model.language.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One thing that a text is about.
 *
 * @param quotes the text's own sentences, best first
 * @param elements key phrases of these sentences, without the theme's own
 */
record Theme(String phrase, List<String> quotes, List<String> elements) {

  private static final int QUOTES = 5;

  /**
   * Telling the parts of speech of a sentence takes a tenth of a millisecond, and more when cold.
   */
  private static final int MAX_TAGGED_SENTENCES = 300;

  private static final int ELEMENTS = 4;

  /**
   * The two themes of a text that share the least: no sentence twice as long as there are enough.
   */
  static List<Theme> twoOf(List<String> sentences) {
    List<String> ranked = TextRank.sentences(sentences);
    List<String> phrases =
        KeyPhrases.of(ranked.subList(0, Math.min(MAX_TAGGED_SENTENCES, ranked.size())));
    String first = phrases.isEmpty() ? "the document" : phrases.getFirst();
    Theme one = about(first, ranked, phrases, Set.of());
    Set<String> used = new HashSet<>(one.quotes.subList(0, Math.min(QUOTES, one.quotes.size())));
    String second =
        phrases.stream()
            .filter(phrase -> !sharesWord(phrase, first))
            .filter(phrase -> !one.elements.contains(phrase))
            .findFirst()
            .orElseGet(() -> phrases.size() > 1 ? phrases.get(1) : first);
    return List.of(one, about(second, ranked, phrases, used));
  }

  private static Theme about(
      String phrase, List<String> ranked, List<String> phrases, Set<String> used) {
    List<String> free = ranked.stream().filter(sentence -> !used.contains(sentence)).toList();
    List<String> candidates = free.isEmpty() ? ranked : free;
    Set<String> words = new HashSet<>(Words.of(phrase));
    List<String> quotes = new ArrayList<>(candidates);
    quotes.sort(Comparator.comparingLong((String sentence) -> -common(sentence, words)));
    List<String> best = List.copyOf(quotes.subList(0, Math.min(QUOTES, quotes.size())));
    Set<String> elements = new LinkedHashSet<>();
    String text = String.join(" ", best).toLowerCase(Locale.ENGLISH);
    phrases.stream()
        .filter(other -> !sharesWord(other, phrase) && text.contains(other))
        .limit(ELEMENTS)
        .forEach(elements::add);
    if (elements.isEmpty()) {
      elements.add(phrase);
    }
    return new Theme(phrase, best, List.copyOf(elements));
  }

  private static long common(String sentence, Set<String> words) {
    return Words.of(sentence).stream().distinct().filter(words::contains).count();
  }

  private static boolean sharesWord(String a, String b) {
    Set<String> words = new HashSet<>(Words.of(a));
    return Words.of(b).stream().anyMatch(words::contains);
  }
}
