package dev.innovationpipeline.processor.document.word;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.Shown;
import dev.innovationpipeline.processor.document.text.TableText;
import dev.innovationpipeline.processor.document.text.TextBlocks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.StyleDescription;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Extracts the text of DOC files. Hidden text and text that was deleted is left out. */
public final class DocText {

  private static final int MIN_SIZE_HALF_POINTS = 4;

  /** Where a cell or a row of a table ends. */
  private static final char CELL_END = '\u0007';

  private final HWPFDocument doc;
  private final TextBlocks blocks = new TextBlocks();
  private final StringBuilder hidden = new StringBuilder();

  private DocText(HWPFDocument doc) {
    this.doc = doc;
  }

  public static Document read(SpooledFile file, String mediaType) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(file.path().toFile(), true);
        HWPFDocument doc = new HWPFDocument(files)) {
      DocText text = new DocText(doc);
      text.readAll();
      SummaryInformation summary = doc.getSummaryInformation();
      return new Document(text.blocks, mediaType, Shown.wordsOf(text.hidden.toString()))
          .titled(summary == null ? null : summary.getTitle());
    }
  }

  private void readAll() {
    Range range = doc.getRange();
    int index = 0;
    while (index < range.numParagraphs()) {
      Paragraph paragraph = range.getParagraph(index);
      if (paragraph.isInTable()) {
        Table table = range.getTable(paragraph);
        add(table);
        index += Math.max(1, table.numParagraphs());
      } else {
        add(paragraph);
        index++;
      }
    }
  }

  private void add(Paragraph paragraph) {
    String text = textOf(paragraph);
    StyleDescription style = doc.getStyleSheet().getStyleDescription(paragraph.getStyleIndex());
    int level = HeadingStyles.levelOf(style == null ? null : style.getName());
    if (level > 0) {
      blocks.addHeading(level, text);
    } else if (paragraph.isInList()) {
      blocks.addItem(text);
    } else {
      blocks.add(text);
    }
  }

  private void add(Table table) {
    TableText rows = new TableText(blocks);
    for (int row = 0; row < table.numRows(); row++) {
      List<String> cells = new ArrayList<>();
      TableRow cellsOfRow = table.getRow(row);
      for (int cell = 0; cell < cellsOfRow.numCells(); cell++) {
        cells.add(textOf(cellsOfRow.getCell(cell)));
      }
      rows.addRow(cells);
    }
    rows.end();
  }

  /** Without the instructions of fields, such as the target of a link. */
  private String textOf(Range range) {
    StringBuilder seen = new StringBuilder();
    for (int index = 0; index < range.numCharacterRuns(); index++) {
      CharacterRun run = range.getCharacterRun(index);
      if (isHidden(run)) {
        hidden.append(run.text()).append(' ');
      } else if (!run.isMarkedDeleted()) {
        seen.append(run.text());
      }
    }
    return Range.stripFields(seen.toString())
        .replace(CELL_END, '\n')
        .replace('\u000b', '\n')
        .replace('\r', '\n')
        .strip();
  }

  private static boolean isHidden(CharacterRun run) {
    int size = run.getFontSize();
    return run.isVanished() || size > 0 && size < MIN_SIZE_HALF_POINTS;
  }
}
