package dev.innovationpipeline.ingest.export.pdf;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;

/**
 * Arabic letters in the forms that they have beside each other. Vowel signs stay combining
 * characters: their presentation forms are signs beside letters, not above them.
 */
final class ArabicLetters implements BidiReorderer {

  private static final char FIRST_FORM = '\uFE70';
  private static final char LAST_FORM = '\uFE7F';

  /** By pairs of presentation forms: alone, and above a line between two letters. */
  private static final String SIGNS =
      "\u064B\u064B\u064C\u0000\u064D\u0000\u064E\u064E"
          + "\u064F\u064F\u0650\u0650\u0651\u0651\u0652\u0652";

  private final BidiReorderer letters = new ICUBidiReorderer();

  @Override
  public String reorderRTLTextToLTR(String text) {
    return letters.reorderRTLTextToLTR(text);
  }

  @Override
  public String shapeText(String text) {
    String shaped = letters.shapeText(text);
    StringBuilder combined = new StringBuilder(shaped.length());
    for (int i = 0; i < shaped.length(); i++) {
      char each = shaped.charAt(i);
      char sign =
          each >= FIRST_FORM && each <= LAST_FORM ? SIGNS.charAt(each - FIRST_FORM) : '\u0000';
      combined.append(sign == '\u0000' ? each : sign);
    }
    return combined.toString();
  }

  @Override
  public String deshapeText(String text) {
    return letters.deshapeText(text);
  }

  @Override
  public boolean isLiveImplementation() {
    return true;
  }
}
