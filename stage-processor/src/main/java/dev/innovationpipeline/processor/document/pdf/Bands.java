package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.pdf.word.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The horizontal bands of a page, separated by white space, from top to bottom. */
record Bands(List<List<Word>> bands) {

  /** A page has about 70 lines; with far more, the search for columns would take too long. */
  private static final int MAX_BANDS = 150;

  /** Bands that a gutter separates into columns, from {@code first} to {@code end} (exclusive). */
  record Columns(int first, int end, List<Word> words, Gutter gutter) {}

  static Bands of(List<Word> words) {
    List<List<Word>> bands = new ArrayList<>();
    double bottom = Double.NEGATIVE_INFINITY;
    for (Word word : words.stream().sorted(Comparator.comparingDouble(Word::top)).toList()) {
      if (word.top() > bottom) {
        bands.add(new ArrayList<>());
      }
      bands.getLast().add(word);
      bottom = Math.max(bottom, word.baseline());
    }
    return new Bands(bands);
  }

  /** The columns that hold the most words; a title above and a footnote below stay outside. */
  Optional<Columns> columns() {
    if (bands.size() > MAX_BANDS) {
      return Optional.empty();
    }
    double minWidth = Gutter.minWidth(bands.stream().flatMap(List::stream).toList());
    int left = bands.stream().mapToInt(List::size).sum();
    Columns best = null;
    for (int first = 0; first < bands.size(); left -= bands.get(first++).size()) {
      if (best != null && left <= best.words().size()) {
        break;
      }
      BitSet covered = new BitSet();
      List<Word> words = new ArrayList<>();
      for (int end = first + 1; end <= bands.size(); end++) {
        List<Word> band = bands.get(end - 1);
        band.forEach(word -> cover(covered, word));
        words.addAll(band);
        boolean larger = best == null || words.size() > best.words().size();
        if (larger && hasGap(covered, minWidth)) {
          Optional<Gutter> gutter = Gutter.of(words, minWidth);
          if (gutter.isPresent()) {
            best = new Columns(first, end, List.copyOf(words), gutter.get());
          }
        }
      }
    }
    return Optional.ofNullable(best);
  }

  List<Word> between(int first, int end) {
    return bands.subList(first, end).stream().flatMap(List::stream).toList();
  }

  private static void cover(BitSet covered, Word word) {
    int left = (int) Math.clamp(word.left(), 0, 20_000);
    covered.set(left, (int) Math.clamp(word.right(), left, 20_000) + 1);
  }

  /** A coarse check in whole points that may err in favour of a gap; the gutter is exact. */
  private static boolean hasGap(BitSet covered, double minWidth) {
    int end = covered.nextClearBit(covered.nextSetBit(0));
    for (int next = covered.nextSetBit(end); next >= 0; next = covered.nextSetBit(end)) {
      if (next - end + 2 >= minWidth) {
        return true;
      }
      end = covered.nextClearBit(next);
    }
    return false;
  }
}
