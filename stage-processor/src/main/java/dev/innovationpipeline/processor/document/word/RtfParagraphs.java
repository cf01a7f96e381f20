package dev.innovationpipeline.processor.document.word;

import dev.innovationpipeline.processor.document.text.TableText;
import dev.innovationpipeline.processor.document.text.TextBlocks;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Takes the paragraphs of an RTF file and the marks that {@link MarkedRtf} put into them. */
final class RtfParagraphs extends DefaultHandler {

  private final TextBlocks blocks = new TextBlocks();
  private final StringBuilder paragraph = new StringBuilder();
  private final List<String> cells = new ArrayList<>();
  private TableText table = new TableText(blocks);
  private boolean body;
  private int headingLevel;

  /** Once the file is read. */
  TextBlocks blocks() {
    endTable();
    return blocks;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    body |= name.equals("body");
    if (name.equals("br")) {
      paragraph.append('\n');
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    for (int at = start; body && at < start + length; at++) {
      append(characters[at]);
    }
  }

  private void append(char character) {
    switch (character) {
      case MarkedRtf.CELL -> {
        cells.add(paragraph.toString());
        paragraph.setLength(0);
      }
      case MarkedRtf.ROW -> {
        table.addRow(cells);
        cells.clear();
      }
      default -> {
        int level = character - MarkedRtf.HEADING;
        if (level >= 1 && level <= MarkedRtf.MAX_LEVEL) {
          headingLevel = level;
        } else {
          paragraph.append(character);
        }
      }
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (!name.equals("p") && !name.equals("li")) {
      return;
    }
    if (!cells.isEmpty()) {
      paragraph.append(' '); // the cell goes on
      return;
    }
    String text = paragraph.toString();
    paragraph.setLength(0);
    if (text.isBlank()) {
      return;
    }
    endTable();
    if (headingLevel > 0) {
      blocks.addHeading(headingLevel, text);
    } else if (name.equals("li")) {
      blocks.addItem(text);
    } else {
      blocks.add(text);
    }
    headingLevel = 0;
  }

  private void endTable() {
    table.end();
    table = new TableText(blocks);
  }
}
