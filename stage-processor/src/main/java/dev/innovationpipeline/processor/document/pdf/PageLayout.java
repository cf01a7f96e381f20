package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.pdf.word.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The reading order of a page: the text above the columns, one column after the other, the text
 * below. A recursive XY-cut that looks for the largest block of columns at each step.
 */
final class PageLayout {

  private static final int MAX_DEPTH = 12;

  private PageLayout() {}

  /**
   * The texts of the blocks of a page.
   *
   * @param words one list for each direction of writing
   */
  static List<String> textsOf(Collection<List<Word>> words) {
    return words.stream()
        .filter(list -> !list.isEmpty())
        .flatMap(list -> blocksOf(list, 0).stream())
        .map(Paragraphs::textOf)
        .toList();
  }

  private static List<List<Word>> blocksOf(List<Word> words, int depth) {
    if (words.isEmpty()) {
      return List.of();
    }
    Bands bands = Bands.of(words);
    Optional<Bands.Columns> found = depth < MAX_DEPTH ? bands.columns() : Optional.empty();
    if (found.isEmpty()) {
      return List.of(words);
    }
    Bands.Columns columns = found.get();
    Gutter gutter = columns.gutter();
    List<List<Word>> parts =
        List.of(
            bands.between(0, columns.first()),
            columns.words().stream().filter(gutter::hasOnItsLeft).toList(),
            columns.words().stream().filter(word -> !gutter.hasOnItsLeft(word)).toList(),
            bands.between(columns.end(), bands.bands().size()));
    List<List<Word>> blocks = new ArrayList<>();
    parts.forEach(part -> blocks.addAll(blocksOf(part, depth + 1)));
    return blocks;
  }
}
