package dev.innovationpipeline.processor.document.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Words on one line, from left to right. */
record Row(List<Word> words) {

  /** Parts of one word that were drawn separately are closer than this. */
  private static final double MIN_SPACE_EMS = 0.1;

  static List<Row> of(List<Word> words) {
    List<List<Word>> rows = new ArrayList<>();
    for (Word word : words.stream().sorted(Comparator.comparingDouble(Word::baseline)).toList()) {
      if (rows.isEmpty() || !rows.getLast().getFirst().sharesRowWith(word)) {
        rows.add(new ArrayList<>());
      }
      rows.getLast().add(word);
    }
    return rows.stream()
        .map(row -> new Row(row.stream().sorted(Comparator.comparingDouble(Word::left)).toList()))
        .toList();
  }

  double left() {
    return words.getFirst().left();
  }

  /** The size of the largest word: a footnote mark must not make a heading small. */
  double size() {
    return words.stream().mapToDouble(Word::size).max().orElse(1);
  }

  double baseline() {
    return words.stream().mapToDouble(Word::baseline).max().orElse(0);
  }

  String text() {
    StringBuilder text = new StringBuilder(words.getFirst().text());
    for (int index = 1; index < words.size(); index++) {
      Word word = words.get(index);
      Word before = words.get(index - 1);
      if (word.left() - before.right() > MIN_SPACE_EMS * word.size()) {
        text.append(' ');
      }
      text.append(word.text());
    }
    return text.toString();
  }
}
