package dev.innovationpipeline.local.model.answer;

import dev.innovationpipeline.local.model.language.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A principle and the document's sentences that it rests on.
 *
 * @param quotes at least one, the best first
 */
record Grounds(Principle principle, List<String> quotes) {

  static final int COUNT = 5;

  private record Match(Principle principle, String quote, long support) {}

  /**
   * Five principles that the sentences speak for, each with a first sentence of its own as long as
   * there are enough; every sentence is used.
   */
  static List<Grounds> of(List<String> quotes) {
    Map<Principle, List<String>> chosen = new LinkedHashMap<>();
    List<String> left = new ArrayList<>(quotes);
    for (Match match : matches(quotes)) {
      if (chosen.size() < COUNT
          && !chosen.containsKey(match.principle)
          && (left.contains(match.quote) || left.isEmpty())) {
        chosen.put(match.principle, new ArrayList<>(List.of(match.quote)));
        left.remove(match.quote);
      }
    }
    fill(chosen, quotes, left);
    support(chosen, left);
    return chosen.entrySet().stream()
        .map(entry -> new Grounds(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  /** A sentence that says something else than the first; the first where there is no other. */
  String support() {
    return quotes.get(quotes.size() > 1 ? 1 : 0);
  }

  private static List<Match> matches(List<String> quotes) {
    List<Match> matches = new ArrayList<>();
    for (Principle principle : Principle.all()) {
      for (String quote : quotes) {
        matches.add(new Match(principle, quote, principle.supportIn(quote)));
      }
    }
    matches.removeIf(match -> match.support == 0);
    matches.sort(Comparator.comparingLong(match -> -match.support));
    return matches;
  }

  /** With the general principles, which fit any sentence. */
  private static void fill(
      Map<Principle, List<String>> chosen, List<String> quotes, List<String> left) {
    int next = 0;
    for (Principle principle : Principle.all().reversed()) {
      if (chosen.size() == COUNT) {
        return;
      }
      if (!chosen.containsKey(principle)) {
        String quote = left.isEmpty() ? quotes.get(next++ % quotes.size()) : left.removeFirst();
        chosen.put(principle, new ArrayList<>(List.of(quote)));
      }
    }
  }

  /**
   * Each principle gets the sentence that is nearest to its first, then the rest go where they fit.
   */
  private static void support(Map<Principle, List<String>> chosen, List<String> left) {
    while (!left.isEmpty()) {
      int fewest = chosen.values().stream().mapToInt(List::size).min().orElse(0);
      long best = -1;
      List<String> into = List.of();
      String nearest = left.getFirst();
      for (Map.Entry<Principle, List<String>> entry : chosen.entrySet()) {
        for (String quote : left) {
          long nearness = nearness(entry.getKey(), entry.getValue().getFirst(), quote);
          if (entry.getValue().size() == fewest && nearness > best) {
            best = nearness;
            into = entry.getValue();
            nearest = quote;
          }
        }
      }
      into.add(nearest);
      left.remove(nearest);
    }
  }

  private static long nearness(Principle principle, String first, String quote) {
    Set<String> words = new HashSet<>(Words.of(first));
    return principle.supportIn(quote) + Words.of(quote).stream().filter(words::contains).count();
  }
}
