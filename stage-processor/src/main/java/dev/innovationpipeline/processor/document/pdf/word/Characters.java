package dev.innovationpipeline.processor.document.pdf.word;

import java.text.Normalizer;

/** Writes characters as they are typed, not as fonts name their shapes. */
final class Characters {

  private static final int FIRST_TO_NORMALISE = 0x300;

  private Characters() {}

  /** Letters instead of ligatures and presentation forms; composed (NFC). */
  static String normal(String text) {
    if (text.chars().allMatch(character -> character < FIRST_TO_NORMALISE && character != 'ı')) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              String one = Character.toString(character);
              plain.append(
                  isForm(character) ? Normalizer.normalize(one, Normalizer.Form.NFKC) : one);
            });
    return Normalizer.normalize(withDots(plain), Normalizer.Form.NFC);
  }

  /** TeX draws an accent over a letter without its dot, for which there is no composed form. */
  private static StringBuilder withDots(StringBuilder text) {
    for (int index = 1; index < text.length(); index++) {
      if (text.charAt(index - 1) == 'ı' && isAccent(text.charAt(index))) {
        text.setCharAt(index - 1, 'i');
      }
    }
    return text;
  }

  private static boolean isAccent(char character) {
    return character >= 0x300 && character <= 0x314;
  }

  /** Ligatures, positional forms of Arabic and Hebrew, radicals that stand for characters. */
  private static boolean isForm(int character) {
    return character >= 0xFB00 && character <= 0xFDFF
        || character >= 0xFE70 && character <= 0xFEFC
        || character >= 0x2E80 && character <= 0x2FDF;
  }
}
