package dev.innovationpipeline.local.model.language;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Noun phrases that carry the meaning of a text, best first; those of several words say more than
 * any single one and come before.
 */
public final class KeyPhrases {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private KeyPhrases() {}

  public static List<String> of(List<String> sentences) {
    List<String> words = TextRank.words(sentences);
    Map<String, Double> weight = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      weight.put(words.get(i), 1.0 / (i + 4));
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    sentences.forEach(
        sentence ->
            NounPhrases.of(sentence).forEach(phrase -> counts.merge(phrase, 1, Integer::sum)));
    return counts.keySet().stream()
        .sorted(
            Comparator.comparing(KeyPhrases::isSingle)
                .thenComparingDouble(
                    run -> -score(run, weight) * Math.sqrt(counts.getOrDefault(run, 1))))
        .toList();
  }

  /** As a heading has it. */
  public static String title(String phrase) {
    return SPACE
        .splitAsStream(phrase)
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ENGLISH) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  private static double score(String run, Map<String, Double> weight) {
    String[] words = SPACE.split(run.toLowerCase(Locale.ENGLISH));
    double sum = 0;
    for (String word : words) {
      sum += weight.getOrDefault(word, 0.0);
    }
    return sum / Math.sqrt(words.length);
  }

  private static boolean isSingle(String run) {
    return run.indexOf(' ') < 0;
  }
}
