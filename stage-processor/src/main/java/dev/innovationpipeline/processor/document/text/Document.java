package dev.innovationpipeline.processor.document.text;

import dev.innovationpipeline.schema.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The text of a document.
 *
 * @param text paragraphs in reading order, separated by blank lines
 * @param regions the parts of the text, in its order; empty for formats without parts
 * @param mediaType the detected type, regardless of the file name and the server's {@code
 *     Content-Type}
 * @param pages 1 for formats without pages
 * @param hiddenWords the number of words that a reader of the document could not see; they are not
 *     in the text
 * @param runningRows the headers, footers and page numbers that are not in the text, page by page
 * @param unreadPages pages, from 1, that are pictures whose text was not recognised
 * @param title that the document gives itself, in one line; null for none. It is shown to people,
 *     and no part of the text
 */
public record Document(
    String text,
    List<Region> regions,
    String mediaType,
    int pages,
    int hiddenWords,
    List<String> runningRows,
    List<Integer> unreadPages,
    @Nullable String title) {

  /** Programs write these into documents whose author gave no title, often with a number. */
  private static final Set<String> NO_TITLES =
      Set.of(
          "untitled",
          "untitled document",
          "untitled presentation",
          "untitled spreadsheet",
          "unknown",
          "unknown title",
          "no title",
          "title",
          "document",
          "new document",
          "presentation",
          "powerpoint presentation",
          "powerpoint-präsentation",
          "présentation powerpoint",
          "presentación de powerpoint",
          "book",
          "workbook",
          "slide",
          "folie");

  /** And these before the name of a file. */
  private static final String PROGRAM = "microsoft ";

  public Document {
    regions = List.copyOf(regions);
    runningRows = List.copyOf(runningRows);
    unreadPages = List.copyOf(unreadPages);
  }

  /** A document without a title. */
  public Document(
      String text,
      List<Region> regions,
      String mediaType,
      int pages,
      int hiddenWords,
      List<String> runningRows,
      List<Integer> unreadPages) {
    this(text, regions, mediaType, pages, hiddenWords, runningRows, unreadPages, null);
  }

  /** A document without pages and parts. */
  public Document(String text, String mediaType, int hiddenWords) {
    this(text, List.of(), mediaType, 1, hiddenWords, List.of(), List.of());
  }

  /** A document without pages. */
  public Document(TextBlocks blocks, String mediaType, int hiddenWords) {
    this(blocks, mediaType, 1, hiddenWords);
  }

  public Document(TextBlocks blocks, String mediaType, int pages, int hiddenWords) {
    this(blocks.toString(), blocks.regions(), mediaType, pages, hiddenWords, List.of(), List.of());
  }

  /**
   * The same with its title.
   *
   * @param written in the document's properties; nothing if it names a program or the like
   */
  public Document titled(@Nullable String written) {
    return new Document(
        text,
        regions,
        mediaType,
        pages,
        hiddenWords,
        runningRows,
        unreadPages,
        written == null ? null : titleOf(written));
  }

  private static @Nullable String titleOf(String written) {
    String line =
        HiddenCharacters.remove(UntrustedText.clean(written))
            .text()
            .replace('\n', ' ')
            .replace('\r', ' ')
            .replace('\t', ' ')
            .strip();
    String name = line.toLowerCase(Locale.ROOT);
    boolean isTitle =
        line.codePoints().anyMatch(Character::isLetterOrDigit)
            && !NO_TITLES.contains(withoutNumber(name))
            && !name.startsWith(PROGRAM);
    return isTitle ? UntrustedText.cut(line, UntrustedText.MAX_NAME_CHARS) : null;
  }

  private static String withoutNumber(String name) {
    int end = name.length();
    while (end > 0 && !Character.isLetter(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end);
  }

  /**
   * With what is shown of its text, and its regions where they are now.
   *
   * @param show is asked of each region by itself
   */
  public Document shown(Function<String, Shown> show) {
    Shown whole = show.apply(text);
    if (whole.text().equals(text)) {
      return this;
    }
    StringBuilder joined = new StringBuilder(text.length());
    List<Region> moved = new ArrayList<>(regions.size());
    int hidden = add(show.apply(text.substring(0, startOf(0))), joined);
    for (int index = 0; index < regions.size(); index++) {
      Region region = regions.get(index);
      moved.add(region.movedTo(joined.length()));
      hidden += add(show.apply(text.substring(region.start(), startOf(index + 1))), joined);
    }
    return new Document(
        joined.toString(),
        moved,
        mediaType,
        pages,
        hiddenWords + hidden,
        runningRows,
        unreadPages,
        title);
  }

  private static int add(Shown part, StringBuilder joined) {
    joined.append(part.text());
    return part.hiddenWords();
  }

  private int startOf(int index) {
    return index < regions.size() ? regions.get(index).start() : text.length();
  }
}
