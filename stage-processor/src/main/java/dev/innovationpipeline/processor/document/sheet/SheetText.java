package dev.innovationpipeline.processor.document.sheet;

import dev.innovationpipeline.processor.document.text.Shown;
import dev.innovationpipeline.processor.document.text.TableText;
import dev.innovationpipeline.processor.document.text.TextBlocks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The text of one sheet of a workbook: its name as a heading, then its rows. Rows and columns that
 * are hidden, or filtered out, are left out, and so is a sheet that is hidden.
 */
public final class SheetText {

  private final TextBlocks blocks;
  private final TableText table;
  private final String name;
  private final boolean hidden;
  private final BitSet hiddenColumns = new BitSet();
  private final List<String> row = new ArrayList<>();
  private boolean rowHidden;
  private boolean named;
  private int hiddenWords;

  public SheetText(TextBlocks blocks, String name, boolean hidden) {
    this.blocks = blocks;
    this.name = name;
    this.hidden = hidden;
    table = new TableText(blocks);
  }

  /**
   * @param first from 0
   * @param last included
   */
  public void hideColumns(int first, int last) {
    hiddenColumns.set(first, last + 1);
  }

  public void startRow(boolean hiddenRow) {
    row.clear();
    rowHidden = hiddenRow;
  }

  /** The number of cells of the row so far. */
  public int cells() {
    return row.size();
  }

  /** Adds a cell; those before it that were not added are empty. */
  public void addCell(int column, String text) {
    while (row.size() < column) {
      row.add("");
    }
    if (hidden || rowHidden || hiddenColumns.get(column)) {
      hiddenWords += Shown.wordsOf(text);
      row.add("");
    } else {
      row.add(text);
    }
  }

  public void endRow() {
    List<String> seen = new ArrayList<>(row.size());
    for (int column = 0; column < row.size(); column++) {
      if (!hiddenColumns.get(column)) {
        seen.add(row.get(column));
      }
    }
    if (!named && seen.stream().anyMatch(cell -> !cell.isBlank())) {
      blocks.startSheet(name);
      named = true;
    }
    table.addRow(seen);
  }

  /** Returns the number of words that were left out. */
  public int end() {
    table.end();
    return hiddenWords;
  }
}
