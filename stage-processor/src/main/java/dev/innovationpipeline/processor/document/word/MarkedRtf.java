package dev.innovationpipeline.processor.document.word;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;
import java.util.Set;

/**
 * An RTF file with marks for what Tika's parser passes over: the ends of cells and rows, and the
 * levels of headings. Hidden text is left out.
 */
final class MarkedRtf {

  /** Characters for private use, which no text has. */
  static final char CELL = '\uE000';

  static final char ROW = '\uE001';

  /** Of a heading of level 0, which there is none of; those of the others follow. */
  static final char HEADING = '\uE010';

  static final int MAX_LEVEL = 9;

  private static final Set<String> PARAGRAPHS = Set.of("pard", "par", "plain", "sectd", "line");

  /** Before its last digit; larger ones are the lengths of data that is not there. */
  private static final int MAX_NUMBER = 100_000_000;

  private final byte[] rtf;
  private final ByteArrayOutputStream marked;
  private final StringBuilder hidden = new StringBuilder();

  /** Whether the text of the groups around the cursor is hidden, by their depth. */
  private final BitSet hiddenAt = new BitSet();

  /** Tika takes text for a part of the header until the first of {@link #PARAGRAPHS}. */
  private boolean begun;

  private int depth;
  private int stylesDepth;

  private MarkedRtf(byte[] rtf) {
    this.rtf = rtf;
    marked = new ByteArrayOutputStream(rtf.length);
  }

  static MarkedRtf of(byte[] rtf) {
    MarkedRtf file = new MarkedRtf(rtf);
    int at = 0;
    while (at < rtf.length) {
      at = file.read(at);
    }
    return file;
  }

  /** Whether groups are open at its end, the whole file being one. */
  boolean isCutOff() {
    return depth > 0;
  }

  byte[] bytes() {
    return marked.toByteArray();
  }

  /** As far as it can be read without its encoding, which is enough to count words. */
  String hidden() {
    return hidden.toString();
  }

  /** Returns where the next token begins. */
  private int read(int at) {
    byte value = rtf[at];
    switch (value) {
      case '{' -> {
        hiddenAt.set(depth + 1, hiddenAt.get(depth));
        depth++;
        marked.write(value);
      }
      case '}' -> {
        stylesDepth = stylesDepth == depth ? 0 : stylesDepth;
        depth = Math.max(0, depth - 1);
        marked.write(value);
      }
      case '\\' -> {
        return readControl(at);
      }
      default -> writeText(at, at + 1);
    }
    return at + 1;
  }

  private int readControl(int at) {
    int next = at + 1;
    if (next == rtf.length) {
      return next;
    }
    if (rtf[next] == '\'') {
      int end = Math.min(rtf.length, at + 4);
      writeText(at, end);
      return end;
    }
    if (!isLetter(rtf[next])) {
      writeText(at, next + 1);
      return next + 1;
    }
    int nameEnd = next;
    while (nameEnd < rtf.length && isLetter(rtf[nameEnd])) {
      nameEnd++;
    }
    int end = nameEnd < rtf.length && rtf[nameEnd] == '-' ? nameEnd + 1 : nameEnd;
    int number = 0;
    boolean numbered = false;
    while (end < rtf.length && rtf[end] >= '0' && rtf[end] <= '9') {
      number = Math.min(number, MAX_NUMBER) * 10 + rtf[end] - '0';
      numbered = true;
      end++;
    }
    end = end < rtf.length && rtf[end] == ' ' ? end + 1 : end;
    return obey(new String(rtf, next, nameEnd - next, US_ASCII), numbered ? number : 1, at, end);
  }

  private int obey(String name, int number, int at, int end) {
    switch (name) {
      case "v" -> hiddenAt.set(depth, number != 0 && stylesDepth == 0);
      case "cell" -> mark(CELL);
      case "row" -> {
        mark(ROW);
        marked.writeBytes("\\par ".getBytes(US_ASCII));
      }
      case "outlinelevel" -> {
        marked.write(rtf, at, end - at);
        if (number < MAX_LEVEL && stylesDepth == 0) {
          mark((char) (HEADING + number + 1));
        }
      }
      case "u" -> writeText(at, end);
      case "bin" -> {
        int dataEnd = (int) Math.min(rtf.length, (long) end + number);
        marked.write(rtf, at, dataEnd - at);
        return dataEnd;
      }
      default -> {
        begun |= PARAGRAPHS.contains(name) && stylesDepth == 0;
        if (name.equals("plain")) {
          hiddenAt.clear(depth);
        } else if (name.equals("stylesheet")) {
          stylesDepth = depth;
        } else if (name.equals("par") && hiddenAt.get(depth)) {
          hidden.append('\n');
        }
        marked.write(rtf, at, end - at);
      }
    }
    return end;
  }

  private void writeText(int from, int end) {
    if (!begun && depth == 1 && rtf[from] > ' ') {
      marked.writeBytes("\\pard ".getBytes(US_ASCII));
      begun = true;
    }
    if (!hiddenAt.get(depth)) {
      marked.write(rtf, from, end - from);
    } else {
      for (int at = from; at < end; at++) {
        hidden.append((char) (rtf[at] & 0xFF));
      }
    }
  }

  private void mark(char mark) {
    marked.writeBytes("{\\uc0\\u%d }".formatted((int) mark).getBytes(US_ASCII));
  }

  private static boolean isLetter(byte value) {
    return value >= 'a' && value <= 'z' || value >= 'A' && value <= 'Z';
  }
}
