package dev.innovationpipeline.ingest.export.content;

import java.lang.Character.UnicodeScript;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a text is written.
 *
 * @param rightToLeft the direction of its first letter, as Unicode's rule P2 takes it for that of
 *     the paragraph
 * @param language a guess by the scripts in it, of which fonts depend; null for Latin letters,
 *     which many languages share
 */
public record Writing(boolean rightToLeft, @Nullable String language) {

  private static final Map<UnicodeScript, String> LANGUAGES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(UnicodeScript.HIRAGANA, "ja-JP"),
              Map.entry(UnicodeScript.KATAKANA, "ja-JP"),
              Map.entry(UnicodeScript.HANGUL, "ko-KR"),
              Map.entry(UnicodeScript.HAN, "zh-CN"),
              Map.entry(UnicodeScript.ARABIC, "ar-SA"),
              Map.entry(UnicodeScript.HEBREW, "he-IL"),
              Map.entry(UnicodeScript.CYRILLIC, "ru-RU"),
              Map.entry(UnicodeScript.GREEK, "el-GR"),
              Map.entry(UnicodeScript.THAI, "th-TH"),
              Map.entry(UnicodeScript.DEVANAGARI, "hi-IN")));

  /** A part of a paragraph of one direction. */
  public record Run(String text, boolean rightToLeft) {}

  public static Writing of(String text) {
    return new Writing(isRightToLeft(text), languageOf(text));
  }

  public static boolean isRightToLeft(String text) {
    return text.codePoints()
        .map(Character::getDirectionality)
        .filter(
            direction ->
                direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT || isRightToLeft(direction))
        .mapToObj(Writing::isRightToLeft)
        .findFirst()
        .orElse(false);
  }

  private static boolean isRightToLeft(int direction) {
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** The parts of a paragraph in logical order, each of one direction. */
  public static List<Run> runs(String paragraph) {
    Bidi bidi =
        new Bidi(
            paragraph,
            isRightToLeft(paragraph) ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < bidi.getRunCount(); i++) {
      String text = paragraph.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      if (!text.isEmpty()) {
        runs.add(new Run(text, bidi.getRunLevel(i) % 2 == 1));
      }
    }
    return runs;
  }

  /** Kana and Hangul decide over the ideographs that they share with Chinese. */
  private static @Nullable String languageOf(String text) {
    Map<String, Integer> letters = new HashMap<>();
    text.codePoints()
        .mapToObj(point -> LANGUAGES.get(UnicodeScript.of(point)))
        .filter(Objects::nonNull)
        .forEach(language -> letters.merge(language, 1, Integer::sum));
    Integer ideographs = letters.remove("zh-CN");
    if (ideographs != null) {
      String sharing =
          letters.containsKey("ja-JP") ? "ja-JP" : letters.containsKey("ko-KR") ? "ko-KR" : "zh-CN";
      letters.merge(sharing, ideographs, Integer::sum);
    }
    return letters.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }
}
