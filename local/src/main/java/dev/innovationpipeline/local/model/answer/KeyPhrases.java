package dev.innovationpipeline.local.model.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs of one to three words that carry the meaning of a text, best first; those of several words
 * say more than any single one and come before.
 */
final class KeyPhrases {

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int MAX_WORDS = 3;

  private KeyPhrases() {}

  static List<String> of(List<String> sentences) {
    List<String> words = TextRank.words(sentences);
    Map<String, Double> weight = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      weight.put(words.get(i), 1.0 / (i + 4));
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    sentences.forEach(
        sentence -> runs(sentence).forEach(run -> counts.merge(run, 1, Integer::sum)));
    return counts.keySet().stream()
        .sorted(
            Comparator.comparing(KeyPhrases::isSingle)
                .thenComparingDouble(
                    run -> -score(run, weight) * Math.sqrt(counts.getOrDefault(run, 1))))
        .toList();
  }

  static String title(String phrase) {
    return SPACE
        .splitAsStream(phrase)
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ENGLISH) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  private static double score(String run, Map<String, Double> weight) {
    String[] words = SPACE.split(run);
    double sum = 0;
    for (String word : words) {
      sum += weight.getOrDefault(word, 0.0);
    }
    return sum / Math.sqrt(words.length);
  }

  private static boolean isSingle(String run) {
    return run.indexOf(' ') < 0;
  }

  /** From its first letter to its last letter or digit. */
  private static String trimmed(String token) {
    int start = 0;
    while (start < token.length() && !Character.isLetter(token.charAt(start))) {
      start++;
    }
    int end = token.length();
    while (end > start && !Character.isLetterOrDigit(token.charAt(end - 1))) {
      end--;
    }
    return token.substring(start, end);
  }

  /** Neighbours that carry meaning; punctuation and other words end a run. */
  private static List<String> runs(String sentence) {
    List<String> runs = new ArrayList<>();
    List<String> run = new ArrayList<>();
    for (String token : SPACE.split(sentence)) {
      String word = trimmed(token.toLowerCase(Locale.ENGLISH));
      if (Words.carriesMeaning(word)
          && word.chars().allMatch(c -> c == '-' || Character.isLetter(c))) {
        run.add(word);
      }
      boolean ends = !word.equals(token.toLowerCase(Locale.ENGLISH));
      if (!Words.carriesMeaning(word) || ends || run.size() == MAX_WORDS) {
        flush(run, runs);
      }
    }
    flush(run, runs);
    return runs;
  }

  private static void flush(List<String> run, List<String> runs) {
    if (!run.isEmpty()) {
      runs.add(String.join(" ", run));
    }
    run.clear();
  }
}
