package dev.innovationpipeline.local.model.answer;

import dev.innovationpipeline.local.model.language.English;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text's sentences, whatever layout and markup they come in. */
final class DocumentText {

  private static final Pattern QUOTED = Pattern.compile("“([^“”]{3,600})”");
  private static final Pattern BLOCK_END =
      Pattern.compile("\\R\\s*\\R|\\R(?=\\s*([-*•#>|]|\\d+\\.\\s))");
  private static final Pattern MARKUP = Pattern.compile("^[\\s#>*|•-]+|[*_`|]+|<[^>]{1,40}>");

  private static final Pattern MARKDOWN_HEADING = Pattern.compile("(?m)^(\\h*+#.*)$");

  /** A short line without an end, before one that begins anew; where lines are long otherwise. */
  private static final Pattern HEADING =
      Pattern.compile("(?m)^(.{1,60}[^.!?,;:\\s-])\\h*\\R(?=\\p{Lu})");

  private static final int LONG_LINE = 75;

  private DocumentText() {}

  /** Of a passage, at the beginning of a line. */
  static final Pattern PASSAGE_ID = Pattern.compile("(?m)^\\[([hpst]\\d{1,9}\\.\\d{1,9})]\\h");

  /** The text between the document tags without ids; all of the task when there are no tags. */
  static String documentIn(String task) {
    return PASSAGE_ID.matcher(shownIn(task)).replaceAll("");
  }

  /** The same with ids. */
  static String shownIn(String task) {
    int tag = task.indexOf("<document");
    int start = tag < 0 ? -1 : task.indexOf('>', tag);
    int end = task.lastIndexOf("</document>");
    return start >= 0 && end > start
        ? task.substring(start + 1, end)
        : task.substring(task.indexOf('\n') + 1);
  }

  /** The sentences that an earlier stage of this model quoted, in order, each once. */
  static List<String> quotesIn(String material) {
    Set<String> quotes = new LinkedHashSet<>();
    Matcher matcher = QUOTED.matcher(without("evidence", without("brand", material)));
    while (matcher.find()) {
      quotes.add(clean(matcher.group(1)));
    }
    return List.copyOf(quotes);
  }

  private static String without(String tag, String material) {
    String opening = "<" + tag + ">";
    String closing = "</" + tag + ">";
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (int start = material.indexOf(opening); start >= 0; ) {
      int end = material.indexOf(closing, start);
      if (end < 0) {
        break;
      }
      rest.append(material, from, start);
      from = end + closing.length();
      start = material.indexOf(opening, from);
    }
    return rest.append(material, from, material.length()).toString();
  }

  /** Sentences worth quoting; when there are none, whatever text there is. */
  static List<String> sentencesOf(String text) {
    Set<String> all = new LinkedHashSet<>();
    for (String block : BLOCK_END.split(withHeadingsApart(text))) {
      all.addAll(split(clean(block)));
    }
    List<String> whole = all.stream().filter(DocumentText::isSentence).toList();
    return whole.isEmpty() ? List.copyOf(all) : whole;
  }

  private static String withHeadingsApart(String text) {
    String marked = MARKDOWN_HEADING.matcher(text).replaceAll("$1\n");
    return text.lines().anyMatch(line -> line.length() > LONG_LINE)
        ? HEADING.matcher(marked).replaceAll("$1\n\n")
        : marked;
  }

  private static List<String> split(String block) {
    return English.sentences(block).stream()
        .filter(sentence -> sentence.chars().anyMatch(Character::isLetter))
        .toList();
  }

  private static boolean isSentence(String text) {
    long letters = text.chars().filter(Character::isLetter).count();
    return text.length() >= 40
        && text.length() <= 400
        && letters > text.length() * 0.65
        && Pattern.compile("[.!?][”\"')]*$").matcher(text).find();
  }

  /** One line without markup; inner quotation marks become plain, as ours mark quotations. */
  static String clean(String text) {
    String joined = text.replaceAll("(?<=\\p{L})-\\R(?=\\p{Ll})", "").replaceAll("\\s+", " ");
    return MARKUP.matcher(joined).replaceAll("").replace('“', '"').replace('”', '"').strip();
  }
}
