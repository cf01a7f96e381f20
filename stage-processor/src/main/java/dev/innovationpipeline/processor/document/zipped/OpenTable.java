package dev.innovationpipeline.processor.document.zipped;

import dev.innovationpipeline.processor.document.text.TableText;
import dev.innovationpipeline.processor.document.text.TextBlocks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table or a sheet that is being read. Rows and columns that are not shown are left out. */
final class OpenTable {

  /** Of a sheet; an empty rest of a row is given as cells that are repeated. */
  private static final int MAX_COLUMNS = 16_384;

  /** Longer runs of equal rows are the empty rest of a sheet. */
  private static final int MAX_REPEATED_ROWS = 100;

  private final TextBlocks blocks;
  private final TableText table;
  private final @Nullable String sheet;
  private final BitSet hiddenColumns = new BitSet();
  private final List<String> row = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private final StringBuilder hidden = new StringBuilder();
  private int columns;
  private int column;
  private int repeatedRows;
  private int repeatedCells;
  private boolean rowHidden;
  private boolean named;

  /**
   * @param sheet the name of the sheet; null for a table
   */
  OpenTable(TextBlocks blocks, @Nullable String sheet) {
    this.blocks = blocks;
    this.sheet = sheet;
    table = new TableText(blocks);
  }

  void addColumns(int count, boolean collapsed) {
    int end = Math.min(MAX_COLUMNS, columns + count);
    hiddenColumns.set(columns, Math.max(columns, end), collapsed);
    columns = end;
  }

  void startRow(int repeated, boolean collapsed) {
    row.clear();
    column = 0;
    repeatedRows = repeated;
    rowHidden = collapsed;
  }

  void startCell(int repeated) {
    cell.setLength(0);
    repeatedCells = Math.min(repeated, MAX_COLUMNS - column);
  }

  void append(String paragraph) {
    cell.append(cell.isEmpty() ? "" : "\n").append(paragraph);
  }

  void endCell() {
    String text = cell.toString().strip();
    for (int count = 0; count < repeatedCells; count++) {
      if (rowHidden || hiddenColumns.get(column)) {
        hidden.append(text).append(' ');
      } else {
        row.add(text);
      }
      column++;
    }
    cell.setLength(0);
  }

  /** Returns the text of the row that is not shown. */
  String endRow() {
    if (row.stream().anyMatch(text -> !text.isEmpty())) {
      if (sheet != null && !named) {
        blocks.startSheet(sheet);
        named = true;
      }
      for (int count = 0; count < Math.min(repeatedRows, MAX_REPEATED_ROWS); count++) {
        table.addRow(row);
      }
    }
    String left = hidden.toString();
    hidden.setLength(0);
    return left;
  }

  void end() {
    table.end();
  }
}
