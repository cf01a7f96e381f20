package dev.innovationpipeline.local.model.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Ranks sentences and words by what the others say of them: Mihalcea and Tarau, "TextRank: Bringing
 * Order into Texts", EMNLP 2004. Deterministic: ties go to what stands first.
 */
public final class TextRank {

  private static final double DAMPING = 0.85;
  private static final int ROUNDS = 30;
  private static final int WINDOW = 3;

  /** The matrix grows with the square; longer texts are ranked by their first so many sentences. */
  private static final int MAX_SENTENCES = 600;

  private TextRank() {}

  /** The sentences, best first. Edges weigh the words in common, against the lengths. */
  public static List<String> sentences(List<String> all) {
    List<String> sentences = all.subList(0, Math.min(all.size(), MAX_SENTENCES));
    List<Set<String>> words =
        sentences.stream().<Set<String>>map(sentence -> new HashSet<>(Words.of(sentence))).toList();
    int size = sentences.size();
    double[][] weights = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        weights[i][j] = similarity(words.get(i), words.get(j));
        weights[j][i] = weights[i][j];
      }
    }
    return best(sentences, scores(weights));
  }

  /** The words, best first. Edges join words that stand within a few words of each other. */
  static List<String> words(List<String> sentences) {
    Map<String, Integer> index = new LinkedHashMap<>();
    List<int[]> edges = new ArrayList<>();
    for (String sentence : sentences) {
      List<String> words = Words.of(sentence);
      words.forEach(word -> index.putIfAbsent(word, index.size()));
      for (int i = 0; i < words.size(); i++) {
        for (int j = i + 1; j < Math.min(words.size(), i + WINDOW); j++) {
          edges.add(new int[] {position(index, words.get(i)), position(index, words.get(j))});
        }
      }
    }
    return best(List.copyOf(index.keySet()), sparseScores(index.size(), edges));
  }

  static double similarity(Set<String> a, Set<String> b) {
    long common = a.stream().filter(b::contains).count();
    double lengths = Math.log(a.size() + 1.0) + Math.log(b.size() + 1.0);
    return common == 0 ? 0 : common / lengths;
  }

  private static double[] scores(double[][] weights) {
    List<int[]> edges = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < i; j++) {
        if (weights[i][j] > 0) {
          edges.add(new int[] {i, j});
          values.add(weights[i][j]);
        }
      }
    }
    return iterate(weights.length, edges, values);
  }

  private static double[] sparseScores(int size, List<int[]> edges) {
    return iterate(size, edges, edges.stream().map(edge -> 1.0).toList());
  }

  private static double[] iterate(int size, List<int[]> edges, List<Double> weights) {
    double[] out = new double[size];
    for (int e = 0; e < edges.size(); e++) {
      out[edges.get(e)[0]] += weights.get(e);
      out[edges.get(e)[1]] += weights.get(e);
    }
    double[] scores = IntStream.range(0, size).mapToDouble(i -> 1.0).toArray();
    for (int round = 0; round < ROUNDS; round++) {
      double[] next = IntStream.range(0, size).mapToDouble(i -> 1 - DAMPING).toArray();
      for (int e = 0; e < edges.size(); e++) {
        int a = edges.get(e)[0];
        int b = edges.get(e)[1];
        next[a] += DAMPING * scores[b] * weights.get(e) / out[b];
        next[b] += DAMPING * scores[a] * weights.get(e) / out[a];
      }
      scores = next;
    }
    return scores;
  }

  private static List<String> best(List<String> items, double[] scores) {
    return IntStream.range(0, items.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(i -> i))
        .map(items::get)
        .toList();
  }

  private static int position(Map<String, Integer> index, String word) {
    return index.getOrDefault(word, 0);
  }
}
