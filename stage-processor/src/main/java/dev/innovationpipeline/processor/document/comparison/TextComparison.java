package dev.innovationpipeline.processor.document.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much of a known text was read. Words that stand several times count as often.
 *
 * @param words of the known text
 * @param recall the share of these words that were read, from 0 to 1
 * @param extra the share of the words read that are not in the known text, from 0 to 1
 * @param order the share of pairs of neighbouring words that were read as neighbours, from 0 to 1
 */
public record TextComparison(int words, double recall, double extra, double order) {

  public static TextComparison of(String known, String read) {
    return of(known, read, List.of());
  }

  /**
   * @param leftOut texts within the known one that need not be read; each counts once
   */
  public static TextComparison of(String known, String read, List<String> leftOut) {
    List<String> expected = without(Tokens.of(known), leftOut);
    List<String> found = Tokens.of(read);
    int common = common(expected, found);
    List<String> expectedPairs = pairs(expected);
    return new TextComparison(
        expected.size(),
        share(common, expected.size(), 1),
        share(found.size() - common, found.size(), 0),
        share(common(expectedPairs, pairs(found)), expectedPairs.size(), 1));
  }

  private static List<String> without(List<String> words, List<String> leftOut) {
    List<String> left = new ArrayList<>(words);
    for (String text : leftOut) {
      List<String> phrase = Tokens.of(text);
      int found = Collections.indexOfSubList(left, phrase);
      if (found >= 0) {
        left.subList(found, found + phrase.size()).clear();
      } else {
        phrase.forEach(left::remove);
      }
    }
    return left;
  }

  private static List<String> pairs(List<String> words) {
    return IntStream.range(1, words.size())
        .mapToObj(index -> words.get(index - 1) + ' ' + words.get(index))
        .toList();
  }

  private static int common(List<String> expected, List<String> found) {
    Map<String, Integer> left = new HashMap<>();
    found.forEach(word -> left.merge(word, 1, Integer::sum));
    int common = 0;
    for (String word : expected) {
      if (left.getOrDefault(word, 0) > 0) {
        left.merge(word, -1, Integer::sum);
        common++;
      }
    }
    return common;
  }

  private static double share(int part, int whole, double ofNone) {
    return whole == 0 ? ofNone : (double) part / whole;
  }
}
