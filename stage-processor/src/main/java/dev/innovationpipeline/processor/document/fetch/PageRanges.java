package dev.innovationpipeline.processor.document.fetch;

import java.util.List;
import java.util.StringJoiner;

/** Names pages for people. */
public final class PageRanges {

  /** Of a sentence; the reader of a longer one gets the idea. */
  private static final int MAX_RANGES = 10;

  private PageRanges() {}

  /** For example “Pages 1–3, 7”. */
  public static String named(List<Integer> pages) {
    StringJoiner ranges = new StringJoiner(", ", pages.size() == 1 ? "Page " : "Pages ", "");
    int count = 0;
    for (int from = 0; from < pages.size(); ) {
      int to = from;
      while (to + 1 < pages.size() && pages.get(to + 1) == pages.get(to) + 1) {
        to++;
      }
      if (++count > MAX_RANGES) {
        return ranges.add("…").toString();
      }
      ranges.add(pages.get(from) + (to > from ? "–" + pages.get(to) : ""));
      from = to + 1;
    }
    return ranges.toString();
  }
}
