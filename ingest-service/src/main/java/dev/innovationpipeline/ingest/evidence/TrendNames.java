package dev.innovationpipeline.ingest.evidence;

import dev.innovationpipeline.ingest.evidence.Trace.Known;
import dev.innovationpipeline.ingest.evidence.Trace.TraceLink;
import dev.innovationpipeline.schema.text.NumberedSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;

/** Finds the trends from which a principle follows. */
final class TrendNames {

  /** Shorter words say nothing on the subject. */
  private static final int MIN_WORD = 4;

  private static final String SEPARATORS = " \t\n\r.,;:!?()[]\"“”„«»‘’'*_–—-/";

  private TrendNames() {}

  /** Those that it names; else those with which it shares most words that no other trend has. */
  static List<TraceLink> in(NumberedSection principle, List<NumberedSection> trends) {
    List<TraceLink> named = named(principle.body(), trends);
    return named.isEmpty() ? alike(principle, trends) : named;
  }

  private static List<TraceLink> named(String text, List<NumberedSection> trends) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<TraceLink> named = new ArrayList<>();
    for (NumberedSection trend : trends) {
      String title = trend.title().toLowerCase(Locale.ROOT);
      if (names(lower, "trend " + trend.number())
          || title.length() >= MIN_WORD && lower.contains(title)) {
        named.add(new TraceLink(trend.number(), Known.NAMED));
      }
    }
    return named;
  }

  /** Not where a longer number begins with it. */
  private static boolean names(String text, String words) {
    for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      int end = at + words.length();
      if (end == text.length() || !Character.isLetterOrDigit(text.charAt(end))) {
        return true;
      }
    }
    return false;
  }

  private static List<TraceLink> alike(NumberedSection principle, List<NumberedSection> trends) {
    Set<String> words = words(principle.text());
    List<Set<String>> own = trends.stream().map(trend -> words(trend.text())).toList();
    List<Long> shared = new ArrayList<>();
    for (Set<String> mine : own) {
      shared.add(
          mine.stream()
              .filter(words::contains)
              .filter(word -> own.stream().filter(other -> other.contains(word)).count() == 1)
              .count());
    }
    long most = shared.stream().mapToLong(Long::longValue).max().orElse(0);
    List<TraceLink> links = new ArrayList<>();
    for (int i = 0; i < trends.size(); i++) {
      if (most > 0 && shared.get(i) == most) {
        links.add(new TraceLink(trends.get(i).number(), Known.LIKENESS));
      }
    }
    return links;
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    StringTokenizer tokens = new StringTokenizer(text.toLowerCase(Locale.ROOT), SEPARATORS);
    while (tokens.hasMoreTokens()) {
      String word = tokens.nextToken();
      if (word.length() >= MIN_WORD) {
        words.add(word);
      }
    }
    return words;
  }
}
