package dev.innovationpipeline.processor.document.zipped;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.Shown;
import dev.innovationpipeline.processor.document.text.TextBlocks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the content of an OpenDocument: paragraphs, lists, tables, sheets and slides. Elements are
 * told by their names with the prefixes that all programs write.
 */
final class OpenDocumentHandler extends DefaultHandler {

  private static final int MAX_SPACES = 1000;

  private final HiddenStyles styles;
  private final TextBlocks blocks = new TextBlocks();
  private final StringBuilder hidden = new StringBuilder();

  /** Of the paragraphs around the cursor: one in a text box is within another one. */
  private final Deque<OpenParagraph> paragraphs = new ArrayDeque<>();

  /** Of the tables around the cursor. */
  private final Deque<OpenTable> tables = new ArrayDeque<>();

  private final Slides slides = new Slides(blocks);
  private boolean sheets;

  /** Or shapes, of which slides consist. */
  private boolean pictures;

  private int items;
  private int notes;
  private int depth;
  private int skippedFrom;
  private int hiddenFrom;

  OpenDocumentHandler(HiddenStyles styles) {
    this.styles = styles;
  }

  /** The document, once it is read. */
  Document document(String mediaType) {
    if (blocks.isEmpty() && hidden.toString().isBlank() && pictures) {
      throw DocumentFailures.noText();
    }
    return new Document(
        blocks, mediaType, Math.max(1, slides.count()), Shown.wordsOf(hidden.toString()));
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    depth++;
    styles.start(name, attributes);
    if (skippedFrom > 0) {
      return;
    }
    if (SkippedElements.has(name, attributes)) {
      skippedFrom = depth;
      return;
    }
    if (hiddenFrom == 0 && styles.hide(name, attributes)) {
      hiddenFrom = depth;
    }
    start(name, attributes);
  }

  private void start(String name, Attributes attributes) {
    switch (name) {
      case "office:spreadsheet" -> sheets = true;
      case "draw:image" -> pictures = true;
      case "draw:page" -> {
        slides.start();
        pictures = true;
      }
      case "draw:frame" -> slides.startFrame(attributes.getValue("presentation:class"));
      case "presentation:notes" -> slides.startNotes();
      case "text:p", "text:h" -> startParagraph(name, attributes);
      case "text:list-item" -> items++;
      case "text:note-body" -> {
        notes++;
        paragraphs.forEach(OpenParagraph::trimEnd);
        append(" (");
      }
      case "text:s" -> append(" ".repeat(Math.min(MAX_SPACES, number(attributes, "text:c"))));
      case "text:tab" -> append("\t");
      case "text:line-break" -> append("\n");
      case "table:table" -> startTable(attributes);
      case "table:table-column" ->
          table()
              .addColumns(
                  number(attributes, "table:number-columns-repeated"), isCollapsed(attributes));
      case "table:table-row" ->
          table()
              .startRow(number(attributes, "table:number-rows-repeated"), isCollapsed(attributes));
      case "table:table-cell", "table:covered-table-cell" ->
          table().startCell(number(attributes, "table:number-columns-repeated"));
      default -> {}
    }
  }

  @Override
  public void endElement(String uri, String local, String name) {
    styles.end(name);
    if (skippedFrom == 0) {
      end(name);
    }
    skippedFrom = skippedFrom == depth ? 0 : skippedFrom;
    hiddenFrom = hiddenFrom == depth ? 0 : hiddenFrom;
    depth--;
  }

  private void end(String name) {
    switch (name) {
      case "text:p", "text:h" -> endParagraph();
      case "text:list-item" -> items--;
      case "text:note-body" -> {
        notes--;
        paragraphs.forEach(OpenParagraph::trimEnd);
        append(")");
      }
      case "draw:frame" -> slides.endFrame();
      case "presentation:notes" -> slides.endNotes();
      case "table:table-cell", "table:covered-table-cell" -> table().endCell();
      case "table:table-row" -> hidden.append(table().endRow());
      case "table:table" -> tables.pop().end();
      default -> {}
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (skippedFrom == 0 && !paragraphs.isEmpty()) {
      String text = new String(characters, start, length);
      append(paragraphs.element().collapsed(text));
    }
  }

  private void startParagraph(String name, Attributes attributes) {
    int level = name.equals("text:h") ? number(attributes, "text:outline-level") : 0;
    slides.startParagraph(level);
    hidden.append('\n');
    paragraphs.push(new OpenParagraph());
  }

  private void startTable(Attributes attributes) {
    if (hiddenFrom == 0) {
      slides.startTable();
    }
    tables.push(new OpenTable(blocks, sheets && tables.isEmpty() ? sheetName(attributes) : null));
  }

  private void endParagraph() {
    String text = paragraphs.pop().toString();
    if (notes > 0) {
      append(text.strip() + " ");
    } else if (!tables.isEmpty()) {
      table().append(text);
    } else if (items > 0) {
      slides.addItem(text);
    } else {
      slides.add(text);
    }
  }

  private void append(String text) {
    if (hiddenFrom > 0) {
      hidden.append(text);
    } else if (!paragraphs.isEmpty()) {
      paragraphs.element().append(text);
    }
  }

  private OpenTable table() {
    return tables.isEmpty() ? new OpenTable(blocks, null) : tables.element();
  }

  private static String sheetName(Attributes attributes) {
    return Objects.requireNonNullElse(attributes.getValue("table:name"), "");
  }

  private static boolean isCollapsed(Attributes attributes) {
    String visibility = attributes.getValue("table:visibility");
    return visibility != null && !visibility.equals("visible");
  }

  /** At least 1, which is the default of all of them. */
  private static int number(Attributes attributes, String attribute) {
    String value = attributes.getValue(attribute);
    try {
      return value == null ? 1 : Math.max(1, Integer.parseInt(value));
    } catch (NumberFormatException e) {
      return 1;
    }
  }
}
