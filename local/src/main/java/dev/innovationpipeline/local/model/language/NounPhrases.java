package dev.innovationpipeline.local.model.language;

import dev.innovationpipeline.local.model.language.English.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Nouns with the adjectives and nouns before them, as the sentence has them: "short ingredient
 * lists", never "lists for" or "a short".
 */
final class NounPhrases {

  private static final int MAX_WORDS = 3;

  private NounPhrases() {}

  /** In order; words that are no names in lower case. */
  static List<String> of(String sentence) {
    List<String> phrases = new ArrayList<>();
    List<Token> run = new ArrayList<>();
    for (Token token : English.tokens(sentence)) {
      if (!run.isEmpty() && isHyphen(token) && run.getLast().end() == token.start()) {
        run.add(token);
      } else if (belongs(token) && !isStop(token)) {
        run.add(token);
      } else {
        add(sentence, run, phrases);
        run.clear();
      }
    }
    add(sentence, run, phrases);
    return phrases;
  }

  private static void add(String sentence, List<Token> run, List<String> phrases) {
    while (!run.isEmpty() && !isNoun(run.getLast())) {
      run.removeLast();
    }
    while (words(sentence, run) > MAX_WORDS) {
      run.removeFirst();
      while (!run.isEmpty() && isHyphen(run.getFirst())) {
        run.removeFirst();
      }
    }
    if (run.isEmpty() || run.getFirst().start() > 0 && isJoined(sentence, run.getFirst().start())) {
      return;
    }
    String phrase = sentence.substring(run.getFirst().start(), run.getLast().end());
    if (phrase.length() > 3) {
      phrases.add(
          run.getFirst().tag().equals("PROPN")
              ? phrase
              : phrase.substring(0, 1).toLowerCase(Locale.ENGLISH) + phrase.substring(1));
    }
  }

  /** Whether it is the second half of a word with a hyphen or an apostrophe. */
  private static boolean isJoined(String sentence, int start) {
    char before = sentence.charAt(start - 1);
    return before == '-' || before == '\'' || before == '’';
  }

  private static int words(String sentence, List<Token> run) {
    return run.isEmpty()
        ? 0
        : sentence
            .substring(run.getFirst().start(), run.getLast().end())
            .split(" ", MAX_WORDS + 2)
            .length;
  }

  private static boolean belongs(Token token) {
    return token.tag().equals("ADJ") || isNoun(token);
  }

  private static boolean isNoun(Token token) {
    return token.tag().equals("NOUN") || token.tag().equals("PROPN");
  }

  private static boolean isHyphen(Token token) {
    return token.text().equals("-");
  }

  private static boolean isStop(Token token) {
    return !Words.carriesMeaning(token.text().toLowerCase(Locale.ENGLISH));
  }
}
