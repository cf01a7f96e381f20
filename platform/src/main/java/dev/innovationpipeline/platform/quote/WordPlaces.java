package dev.innovationpipeline.platform.quote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of a text and where they stand. The rare words that a quotation shares with the text
 * tell where it may begin.
 */
final class WordPlaces {

  /** Rare words of a quotation that are looked up. */
  private static final int MAX_WORDS = 12;

  /** Of a word; one that is more frequent says nothing, and documents may consist of one word. */
  private static final int MAX_PLACES = 500;

  private static final int MAX_STARTS = 4;

  /** Starts that differ by fewer characters are one: words before may be altered. */
  private static final int GRAIN = 24;

  /** The vote of a word that stands in the text once; of one that stands there often, its share. */
  private static final int UNIQUE = 10_000;

  private record Word(String text, int start) {}

  private record Rare(Word word, List<Integer> places) {}

  private final String text;
  private final Map<String, List<Integer>> places = new HashMap<>();

  /**
   * @param normal a normalised text; letters are made small here
   */
  WordPlaces(String normal) {
    text = lowerCase(normal);
    for (Word word : wordsOf(text)) {
      List<Integer> all = places.computeIfAbsent(word.text, key -> new ArrayList<>(1));
      if (all.size() < MAX_PLACES) {
        all.add(word.start);
      }
    }
  }

  /** The text in small letters, of the same length as before. */
  String text() {
    return text;
  }

  /** The places where a quotation of these words probably begins, the likeliest first. */
  List<Integer> likelyStarts(String quote) {
    List<Rare> rare = new ArrayList<>();
    for (Word word : wordsOf(quote)) {
      List<Integer> all = places.get(word.text);
      if (all != null) {
        rare.add(new Rare(word, all));
      }
    }
    rare.sort(Comparator.comparingInt(each -> each.places.size()));
    Map<Integer, Integer> votes = new HashMap<>();
    for (Rare each : rare.subList(0, Math.min(MAX_WORDS, rare.size()))) {
      for (int place : each.places) {
        votes.merge(
            Math.floorDiv(place - each.word.start, GRAIN),
            UNIQUE / each.places.size(),
            Integer::sum);
      }
    }
    return votes.keySet().stream()
        .sorted(
            Comparator.comparingInt((Integer grain) -> -support(votes, grain))
                .thenComparingInt(grain -> grain))
        .limit(MAX_STARTS)
        .map(grain -> Math.max(0, grain * GRAIN + GRAIN / 2))
        .toList();
  }

  /** A start near the border of two grains has its votes in both. */
  private static int support(Map<Integer, Integer> votes, int grain) {
    return votes.getOrDefault(grain, 0)
        + votes.getOrDefault(grain - 1, 0) / 2
        + votes.getOrDefault(grain + 1, 0) / 2;
  }

  private static List<Word> wordsOf(String text) {
    List<Word> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      boolean alone = letter && Character.isIdeographic(text.charAt(i));
      if (start >= 0 && (!letter || alone)) {
        words.add(new Word(text.substring(start, i), start));
        start = -1;
      }
      if (alone) {
        words.add(new Word(text.substring(i, i + 1), i));
      } else if (letter && start < 0) {
        start = i;
      }
    }
    return words;
  }

  /** Character by character, as places must stay. */
  private static String lowerCase(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() == text.length()) {
      return lower;
    }
    StringBuilder same = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      same.append(Character.toLowerCase(text.charAt(i)));
    }
    return same.toString();
  }
}
