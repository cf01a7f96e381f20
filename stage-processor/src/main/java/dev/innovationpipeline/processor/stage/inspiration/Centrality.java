package dev.innovationpipeline.processor.stage.inspiration;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The similarity of a paragraph to the whole document: the cosine of their TF-IDF vectors, with a
 * logarithmic term frequency and paragraphs as the units of the document frequency.
 */
final class Centrality {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{3,}");

  private final Map<String, Double> document = new HashMap<>();
  private final Map<String, Integer> paragraphsWith = new HashMap<>();
  private final int paragraphs;

  Centrality(List<String> paragraphs) {
    this.paragraphs = paragraphs.size();
    Map<String, Long> counts = new HashMap<>();
    for (String paragraph : paragraphs) {
      Map<String, Long> words = wordsOf(paragraph);
      words.keySet().forEach(word -> paragraphsWith.merge(word, 1, Integer::sum));
      words.forEach((word, count) -> counts.merge(word, count, Long::sum));
    }
    counts.forEach((word, count) -> document.put(word, weight(word, count)));
  }

  double of(String paragraph) {
    double product = 0;
    double squares = 0;
    for (Map.Entry<String, Long> word : wordsOf(paragraph).entrySet()) {
      double weight = weight(word.getKey(), word.getValue());
      product += weight * document.getOrDefault(word.getKey(), 0.0);
      squares += weight * weight;
    }
    return squares == 0 ? 0 : product / Math.sqrt(squares);
  }

  private double weight(String word, long count) {
    int having = paragraphsWith.getOrDefault(word, 1);
    return (1 + Math.log((double) count)) * Math.log(1 + (double) paragraphs / having);
  }

  private static Map<String, Long> wordsOf(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .collect(Collectors.groupingBy(match -> match.group(), Collectors.counting()));
  }
}
