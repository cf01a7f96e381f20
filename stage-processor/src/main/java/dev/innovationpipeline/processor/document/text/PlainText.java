package dev.innovationpipeline.processor.document.text;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decodes plain text, Markdown and comma-separated values. */
public final class PlainText {

  /** A heading, a fence, a task or a link; lengths are bounded, so that it takes linear time. */
  private static final Pattern MARKDOWN =
      Pattern.compile(
          "(?m)^(#{1,6} \\S|```|[*-] \\[[ x]] )|\\[[^\\[\\]\\n]{1,200}+]\\([^()\\s]{1,500}+\\)");

  private PlainText() {}

  /**
   * @param name of the file, or its address; it may only help to tell formats of text apart
   */
  public static Document read(SpooledFile file, String name) throws IOException {
    byte[] bytes = file.bytes();
    Charset charset = TextEncoding.of(bytes);
    if (charset == null) {
      throw DocumentFailures.unsupported("in an unknown binary format");
    }
    String text = clean(new String(bytes, charset));
    if (text.isEmpty()) {
      throw DocumentFailures.empty();
    }
    if (isNamed(name, ".md", ".markdown") || MARKDOWN.matcher(text).find()) {
      Shown shown = HiddenMarkup.remove(text);
      return new Document(
          shown.text(),
          MarkdownSections.of(shown.text()),
          "text/markdown",
          1,
          shown.hiddenWords(),
          List.of(),
          List.of());
    }
    return DelimitedRows.textOf(text, isNamed(name, ".csv", ".tsv"))
        .map(rows -> new Document(rows, "text/csv", 0))
        .orElseGet(() -> new Document(text, "text/plain", 0));
  }

  private static boolean isNamed(String name, String... endings) {
    String plain = name.toLowerCase(Locale.ROOT);
    return Stream.of(endings).anyMatch(plain::endsWith);
  }

  private static String clean(String text) {
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return withoutMark.replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n').strip();
  }
}
