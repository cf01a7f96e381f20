package dev.innovationpipeline.cli;

import dev.innovationpipeline.schema.text.UntrustedText;
import java.io.PrintStream;

/**
 * Standard output whose text cannot steer a terminal: what would be obeyed, such as an escape
 * sequence or a mark that reverses the direction of writing, is shown as {@code \u001b}. JSON says
 * the same by it. Bytes pass as they are.
 */
final class VisibleOutput extends PrintStream {

  private VisibleOutput(PrintStream out) {
    super(out, true, out.charset());
  }

  /** For the whole process. */
  static void install() {
    System.setOut(of(System.out));
    System.setErr(of(System.err));
  }

  static PrintStream of(PrintStream out) {
    return new VisibleOutput(out);
  }

  @Override
  public void print(String text) {
    super.print(visible(String.valueOf(text)));
  }

  @Override
  public void print(Object object) {
    print(String.valueOf(object));
  }

  @Override
  public void print(char[] text) {
    print(String.valueOf(text));
  }

  @Override
  public void print(char character) {
    print(String.valueOf(character));
  }

  static String visible(String text) {
    if (UntrustedText.isClean(text) && text.indexOf('\r') < 0) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (isObeyed(text, at)) {
        visible.append("\\u%04x".formatted((int) each));
      } else {
        visible.append(each);
      }
    }
    return visible.toString();
  }

  /** A carriage return alone would let the text after it hide the text before it. */
  private static boolean isObeyed(String text, int at) {
    char each = text.charAt(at);
    if (each == '\r') {
      return at + 1 == text.length() || text.charAt(at + 1) != '\n';
    }
    return !Character.isSurrogate(each) && !UntrustedText.isClean(String.valueOf(each));
  }
}
