package dev.innovationpipeline.processor.document.format;

import java.util.List;

/** Tells HTML by its first tag, behind a byte order mark, an XML declaration and comments. */
final class HtmlHead {

  /** Of a byte order mark in any encoding, read as single bytes. */
  private static final int MAX_MARK_LENGTH = 3;

  private static final List<String> TAGS = List.of("html", "head", "body", "script");

  private HtmlHead() {}

  static boolean begins(String text) {
    int at = 0;
    while (at < Math.min(MAX_MARK_LENGTH, text.length()) && isMark(text.charAt(at))) {
      at++;
    }
    at = skipBlanks(text, at);
    if (text.startsWith("<?xml", at)) {
      at = skipBlanks(text, after(text, ">", at));
    }
    while (text.startsWith("<!--", at)) {
      at = skipBlanks(text, after(text, "-->", at + "<!--".length()));
    }
    return isFirstTag(text, at);
  }

  private static boolean isFirstTag(String text, int at) {
    if (isWord(text, at, "<!doctype")) {
      int name = skipBlanks(text, at + "<!doctype".length());
      return isWord(text, name, "html");
    }
    return TAGS.stream().anyMatch(tag -> isWord(text, at, "<" + tag));
  }

  private static boolean isWord(String text, int at, String word) {
    int end = at + word.length();
    return text.regionMatches(true, at, word, 0, word.length())
        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
  }

  /** The end of the text when it has no such mark any more. */
  private static int after(String text, String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isMark(char character) {
    return character > 0x7F;
  }
}
