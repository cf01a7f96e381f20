package dev.innovationpipeline.processor.document.web;

import dev.innovationpipeline.processor.document.text.TableText;
import dev.innovationpipeline.processor.document.text.TextBlocks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the elements of HTML, as they start and end, into blocks of text: headings as in Markdown,
 * items of lists, tables row by row.
 */
public final class ElementText {

  /** Those that begin a line; the others are within one. */
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "caption",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "header",
          "hr",
          "li",
          "main",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "ul");

  private final TextBlocks blocks;
  private final StringBuilder line = new StringBuilder();
  private final List<String> cells = new ArrayList<>();

  /** The headings and items of lists around the cursor. */
  private final Deque<String> kinds = new ArrayDeque<>();

  private @Nullable TableText table;
  private int tables;
  private int preformatted;

  public ElementText(TextBlocks blocks) {
    this.blocks = blocks;
  }

  /**
   * @param name in lower case
   */
  public void start(String name) {
    if (isBlock(name)) {
      flush();
    }
    switch (name) {
      case "br" -> line.append('\n');
      case "pre" -> preformatted++;
      case "table" -> {
        if (tables == 0) {
          flush();
          table = new TableText(blocks);
        }
        tables++;
      }
      case "tr" -> {
        if (tables == 1) {
          cells.clear();
        }
      }
      case "td", "th" -> {
        if (tables == 1) {
          line.setLength(0);
        } else {
          line.append(' ');
        }
      }
      default -> {
        if (isKind(name)) {
          kinds.push(name);
        }
      }
    }
  }

  public void end(String name) {
    if (isBlock(name)) {
      flush();
    }
    switch (name) {
      case "pre" -> preformatted--;
      case "table" -> {
        tables--;
        if (tables == 0 && table != null) {
          table.end();
          table = null;
          line.setLength(0);
        }
      }
      case "tr" -> {
        if (tables == 1 && table != null) {
          table.addRow(cells);
        }
      }
      case "td", "th" -> {
        if (tables == 1) {
          cells.add(line.toString());
          line.setLength(0);
        }
      }
      default -> {
        if (isKind(name)) {
          kinds.poll();
        }
      }
    }
  }

  public void text(String text) {
    if (preformatted > 0) {
      line.append(text);
      return;
    }
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (!isSpace(character)) {
        line.append(character);
      } else if (!line.isEmpty() && !isSpace(line.charAt(line.length() - 1))) {
        line.append(' ');
      }
    }
  }

  /** Adds what is left to the text. */
  public void end() {
    flush();
  }

  /** Within a table, a block is a part of its cell. */
  private void flush() {
    if (table != null) {
      if (!line.isEmpty()) {
        line.append('\n');
      }
      return;
    }
    String kind = kinds.peek();
    String text = line.toString();
    line.setLength(0);
    if (kind == null) {
      blocks.add(text);
    } else if (kind.equals("li")) {
      blocks.addItem(text);
    } else {
      blocks.addHeading(kind.charAt(1) - '0', text);
    }
  }

  private static boolean isBlock(String name) {
    return BLOCKS.contains(name) || isHeading(name);
  }

  private static boolean isKind(String name) {
    return name.equals("li") || isHeading(name);
  }

  private static boolean isHeading(String name) {
    return name.length() == 2
        && name.charAt(0) == 'h'
        && name.charAt(1) >= '1'
        && name.charAt(1) <= '6';
  }

  private static boolean isSpace(char character) {
    return Character.isWhitespace(character) || character == '\u00a0';
  }
}
