package dev.innovationpipeline.ingest.note;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.schema.text.RunId;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.StringTokenizer;

/** Tags as they are kept: in lower case, with single blanks, so that one word is one tag. */
public final class Tags {

  public static final int MAX_CHARS = 50;

  public static final String RULE =
      "must have 1 to " + MAX_CHARS + " characters on one line, and not be . or ..";

  private Tags() {}

  /**
   * @throws org.springframework.web.ErrorResponseException 400 where the path of a request names no
   *     tag
   */
  public static String require(Optional<String> tag) {
    return tag.orElseThrow(() -> Problems.invalid(List.of(new FieldError("tag", RULE))));
  }

  /** A tag that somebody gives; one that addresses cannot name can only be taken away. */
  public static Optional<String> parseNew(String text) {
    return parse(text).filter(tag -> !RunId.isDotSegment(tag));
  }

  /** Empty for a text that is no tag. */
  public static Optional<String> parse(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    StringJoiner tag = new StringJoiner(" ");
    for (StringTokenizer words = new StringTokenizer(normal, " "); words.hasMoreTokens(); ) {
      tag.add(words.nextToken());
    }
    return Optional.of(tag.toString())
        .filter(kept -> !kept.isEmpty() && kept.length() <= MAX_CHARS)
        .filter(kept -> kept.chars().noneMatch(Character::isISOControl))
        .filter(UntrustedText::isClean);
  }
}
