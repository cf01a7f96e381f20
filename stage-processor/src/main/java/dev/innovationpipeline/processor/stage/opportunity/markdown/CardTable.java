package dev.innovationpipeline.processor.stage.opportunity.markdown;

import dev.innovationpipeline.processor.stage.answer.LineCursor;
import dev.innovationpipeline.schema.result.CardField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites tables of Markdown as headings and labels: a table of all cards, with a card in each row
 * or in each column, or a table of one card's fields.
 */
final class CardTable {

  private static final int MAX_CELLS = 20;
  private static final int MAX_ROWS = 100;
  private static final int MIN_LABELS = 3;
  private static final Set<String> NUMBERS = Set.of("#", "no", "no.", "nr", "nr.", "number");

  private final List<List<String>> rows;

  private CardTable(List<List<String>> rows) {
    this.rows = rows;
  }

  /**
   * @param changed whether there was a table of cards among the lines
   */
  record Flattened(List<String> lines, boolean changed) {}

  static Flattened flattened(List<String> lines) {
    List<String> flat = new ArrayList<>();
    boolean changed = false;
    for (int at = 0; at < lines.size(); ) {
      int end = at;
      while (end < lines.size() && lines.get(end).stripLeading().startsWith("|")) {
        end++;
      }
      if (end == at) {
        flat.add(lines.get(at++));
      } else {
        List<String> table = lines.subList(at, end);
        List<String> written = table.size() > MAX_ROWS ? List.of() : CardTable.of(table).written();
        flat.addAll(written.isEmpty() ? table : written);
        changed |= !written.isEmpty();
        at = end;
      }
    }
    return new Flattened(flat, changed);
  }

  private static CardTable of(List<String> lines) {
    return new CardTable(
        lines.stream().map(CardTable::cells).filter(cells -> !isRule(cells)).toList());
  }

  /** None of a line with more cells than a card has parts. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    String inner = line.strip().substring(1);
    int start = 0;
    for (int at = 0; at < inner.length(); at++) {
      if (inner.charAt(at) == '|' && (at == 0 || inner.charAt(at - 1) != '\\')) {
        cells.add(inner.substring(start, at).strip());
        start = at + 1;
        if (cells.size() > MAX_CELLS) {
          return List.of();
        }
      }
    }
    if (start < inner.length()) {
      cells.add(inner.substring(start).strip());
    }
    return cells;
  }

  private static boolean isRule(List<String> cells) {
    return cells.stream()
        .allMatch(cell -> cell.chars().allMatch(c -> c == '-' || c == ':' || c == ' '));
  }

  /** Empty when this is no table of cards. */
  private List<String> written() {
    if (rows.isEmpty()) {
      return List.of();
    }
    if (labels(rows.getFirst()) >= MIN_LABELS) {
      return cards(rows);
    }
    long labels = labels(rows.stream().map(row -> at(row, 0)).toList());
    if (labels >= MIN_LABELS && rows.stream().anyMatch(row -> row.size() > 2)) {
      return cards(transposed());
    }
    return labels == 0 ? List.of() : fields();
  }

  private static long labels(List<String> cells) {
    return cells.stream().filter(cell -> label(cell).isPresent()).count();
  }

  private static Optional<CardField> label(String cell) {
    return CardLabel.in(cell)
        .filter(labelled -> labelled.text().isEmpty())
        .map(CardLabel.Labelled::field);
  }

  private static String at(List<String> row, int column) {
    return column < row.size() ? row.get(column) : "";
  }

  private List<List<String>> transposed() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    List<List<String>> transposed = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      int from = column;
      transposed.add(rows.stream().map(row -> at(row, from)).toList());
    }
    return transposed;
  }

  private List<String> fields() {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      label(at(row, 0)).ifPresent(field -> lines.add(labelled(field, at(row, 1))));
    }
    return lines;
  }

  private static String labelled(CardField field, String text) {
    return "**" + field.label() + ":** " + text;
  }

  private static List<String> cards(List<List<String>> table) {
    List<String> header = table.getFirst();
    List<String> lines = new ArrayList<>();
    for (int row = 1; row < table.size(); row++) {
      lines.add(heading(header, table.get(row), row));
      for (int column = 0; column < header.size(); column++) {
        Optional<CardField> field = label(header.get(column));
        if (field.isPresent()) {
          lines.add(labelled(field.get(), at(table.get(row), column)));
        }
      }
    }
    return lines;
  }

  /** From the cells that are no fields: a number, a title or both. */
  private static String heading(List<String> header, List<String> row, int position) {
    String number = String.valueOf(position);
    String title = "";
    for (int column = 0; column < header.size(); column++) {
      String cell = at(row, column);
      if (label(header.get(column)).isPresent() || cell.isEmpty()) {
        continue;
      }
      Optional<CardHeading> named = CardHeading.marked("## " + cell);
      if (named.isPresent()) {
        number = String.valueOf(named.get().number());
        title = title.isEmpty() ? named.get().title() : title;
      } else if (isNumber(header.get(column), cell)) {
        number = new LineCursor(cell).takeDigits();
      } else {
        title = title.isEmpty() ? cell : title;
      }
    }
    return "## Opportunity " + number + ": " + title;
  }

  private static boolean isNumber(String header, String cell) {
    String digits = new LineCursor(cell).takeDigits();
    return !digits.isEmpty()
        && (digits.length() == cell.length() || NUMBERS.contains(header.toLowerCase(Locale.ROOT)));
  }
}
