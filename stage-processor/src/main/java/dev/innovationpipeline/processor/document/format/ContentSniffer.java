package dev.innovationpipeline.processor.document.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.TextEncoding;
import java.io.IOException;

/** Detects formats by their first bytes. */
public final class ContentSniffer {

  /** File names and {@code Content-Type} headers are often wrong, so the content decides. */
  public enum Format {
    EMPTY,
    PDF,
    HTML,
    MAIL,
    RICH_TEXT,
    TEXT,
    /** An office file of 2007 or later, an OpenDocument, an EPUB, or an archive. */
    ZIP,
    /** An office file in the format used before 2007, or a newer one with a password. */
    OLE,
    IMAGE,
    BINARY
  }

  private static final int HEAD_BYTES = 4096;

  /** The standard allows other bytes before the first line of a PDF. */
  private static final int MAX_PDF_OFFSET = 1024;

  private ContentSniffer() {}

  public static Format formatOf(SpooledFile file) throws IOException {
    byte[] bytes = file.head(HEAD_BYTES);
    String head = new String(bytes, ISO_8859_1);
    if (head.isBlank()) {
      return bytes.length < HEAD_BYTES ? Format.EMPTY : Format.TEXT;
    }
    if (head.startsWith("%PDF-")) {
      return Format.PDF;
    }
    if (head.startsWith("PK\u0003\u0004")) {
      return Format.ZIP;
    }
    if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return Format.OLE;
    }
    if (isImage(head)) {
      return Format.IMAGE;
    }
    if (head.startsWith("{\\rtf")) {
      return Format.RICH_TEXT;
    }
    if (HtmlHead.begins(head.replace("\0", ""))) {
      return Format.HTML;
    }
    if (MailHead.begins(head)) {
      return Format.MAIL;
    }
    if (head.substring(0, Math.min(MAX_PDF_OFFSET, head.length())).contains("%PDF-1.")) {
      return Format.PDF;
    }
    return TextEncoding.of(bytes) == null ? Format.BINARY : Format.TEXT;
  }

  private static boolean isImage(String head) {
    return head.startsWith("\u0089PNG")
        || head.startsWith("\u00ff\u00d8\u00ff")
        || head.startsWith("GIF8")
        || head.startsWith("II*\0")
        || head.startsWith("MM\0*");
  }
}
