package dev.innovationpipeline.ingest.export.font;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of fonts in documents of Office, which do not bring fonts along: those that Office and
 * its systems have. Other programs put similar ones in their place.
 */
public final class OfficeFonts {

  /** Latin, Greek, Cyrillic. */
  public static final String LATIN = "Arial";

  private static final String JAPANESE = "Yu Gothic";
  private static final Map<String, String> EAST_ASIAN =
      Map.of("ja-JP", JAPANESE, "zh-CN", "Microsoft YaHei", "ko-KR", "Malgun Gothic");
  private static final Map<String, String> COMPLEX =
      Map.of("th-TH", "Leelawadee UI", "hi-IN", "Nirmala UI");
  private static final Set<String> RIGHT_TO_LEFT = Set.of("ar-SA", "he-IL");

  private OfficeFonts() {}

  /** For ideographs, kana and Hangul. */
  public static String eastAsian(@Nullable String language) {
    return language == null ? JAPANESE : EAST_ASIAN.getOrDefault(language, JAPANESE);
  }

  /** For scripts whose letters take their forms from those beside them. */
  public static String complex(@Nullable String language) {
    return language == null ? LATIN : COMPLEX.getOrDefault(language, LATIN);
  }

  public static boolean isEastAsian(String language) {
    return EAST_ASIAN.containsKey(language);
  }

  public static boolean isComplex(String language) {
    return COMPLEX.containsKey(language) || RIGHT_TO_LEFT.contains(language);
  }
}
