package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.regex.Pattern;

/** Decodes plain text and Markdown. */
final class PlainText {

  /** A heading, a fence, a task or a link; lengths are bounded, so that it takes linear time. */
  private static final Pattern MARKDOWN =
      Pattern.compile(
          "(?m)^(#{1,6} \\S|```|[*-] \\[[ x]] )|\\[[^\\[\\]\\n]{1,200}+]\\([^()\\s]{1,500}+\\)");

  private PlainText() {}

  static Document read(SpooledFile file) throws IOException {
    byte[] bytes = file.bytes();
    Charset charset = TextEncoding.of(bytes);
    if (charset == null) {
      throw DocumentFailures.unsupported("in an unknown binary format");
    }
    String text = clean(new String(bytes, charset));
    if (text.isEmpty()) {
      throw DocumentFailures.empty();
    }
    if (!MARKDOWN.matcher(text).find()) {
      return new Document(text, "text/plain", 0);
    }
    Shown shown = HiddenMarkup.remove(text);
    return new Document(shown.text(), "text/markdown", shown.hiddenWords());
  }

  private static String clean(String text) {
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return withoutMark.replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n').strip();
  }
}
