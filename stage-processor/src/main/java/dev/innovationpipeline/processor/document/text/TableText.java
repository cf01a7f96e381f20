package dev.innovationpipeline.processor.document.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds a table to a text row by row. Long tables become groups of rows, each with the header, so
 * that a part of the table can be understood on its own.
 */
public final class TableText {

  static final int MAX_ROWS_IN_GROUP = 25;

  /** A group is a passage, which are not longer. */
  private static final int MAX_CHARACTERS_IN_GROUP = Passages.MAX_CHARACTERS;

  /** A longer header would be most of the table. */
  private static final int MAX_REPEATED_HEADER = MAX_CHARACTERS_IN_GROUP / 4;

  private final TextBlocks blocks;
  private final StringBuilder group = new StringBuilder();
  private @Nullable String header;
  private int rows;

  public TableText(TextBlocks blocks) {
    this.blocks = blocks;
  }

  /** Adds a row; one without text is none. The first one of more than one cell is the header. */
  public void addRow(List<String> cells) {
    List<String> filled = withoutEmptyEnd(cells);
    if (filled.isEmpty()) {
      return;
    }
    String row = String.join(" | ", filled);
    if (rows == MAX_ROWS_IN_GROUP
        || rows > 0 && group.length() + row.length() >= MAX_CHARACTERS_IN_GROUP) {
      end();
      if (header != null && header.length() <= MAX_REPEATED_HEADER) {
        group.append(header);
      }
    }
    if (header == null && filled.size() > 1) {
      header = row;
    } else {
      rows++;
    }
    group.append(group.isEmpty() ? "" : "\n").append(row);
  }

  /** Adds the rows that are left to the text. */
  public void end() {
    blocks.add(group.toString());
    group.setLength(0);
    rows = 0;
  }

  private static List<String> withoutEmptyEnd(List<String> cells) {
    List<String> filled = new ArrayList<>(cells.size());
    int end = 0;
    for (String cell : cells) {
      filled.add(oneLine(cell));
      end = filled.getLast().isEmpty() ? end : filled.size();
    }
    return filled.subList(0, end);
  }

  private static String oneLine(String cell) {
    return cell.strip().replace("\r", "").replace('\n', ' ');
  }
}
