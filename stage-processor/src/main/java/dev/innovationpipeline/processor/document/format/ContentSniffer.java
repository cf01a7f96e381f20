package dev.innovationpipeline.processor.document.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.innovationpipeline.processor.document.file.DocumentFailures;
import dev.innovationpipeline.processor.document.file.SpooledFile;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** Tells formats apart by their first bytes. */
public final class ContentSniffer {

  private static final int HEAD = 4096;

  /** The standard lets other bytes come before a PDF's first line. */
  private static final int PDF_WITHIN = 1024;

  private static final Pattern HTML =
      Pattern.compile(
          "^\\W{0,3}\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*"
              + "<(!doctype\\s+html|html|head|body|script)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private ContentSniffer() {}

  public static DocumentFormat formatOf(SpooledFile file) throws IOException {
    byte[] bytes = file.head(HEAD);
    String head = new String(bytes, ISO_8859_1);
    if (head.isBlank()) {
      return bytes.length < HEAD ? DocumentFormat.EMPTY : DocumentFormat.TEXT;
    }
    if (head.startsWith("%PDF-")) {
      return DocumentFormat.PDF;
    }
    if (head.startsWith("PK\u0003\u0004")) {
      return isDocx(file) ? DocumentFormat.DOCX : DocumentFormat.ZIP;
    }
    if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return DocumentFormat.OLE;
    }
    if (isImage(head)) {
      return DocumentFormat.IMAGE;
    }
    if (head.startsWith("{\\rtf")) {
      return DocumentFormat.RICH_TEXT;
    }
    if (HTML.matcher(head.replace("\0", "")).matches()) {
      return DocumentFormat.HTML;
    }
    if (head.substring(0, Math.min(PDF_WITHIN, head.length())).contains("%PDF-1.")) {
      return DocumentFormat.PDF;
    }
    return TextEncoding.of(bytes) == null ? DocumentFormat.BINARY : DocumentFormat.TEXT;
  }

  private static boolean isImage(String head) {
    return head.startsWith("\u0089PNG")
        || head.startsWith("\u00ff\u00d8\u00ff")
        || head.startsWith("GIF8")
        || head.startsWith("II*\0")
        || head.startsWith("MM\0*");
  }

  private static boolean isDocx(SpooledFile file) {
    try (ZipFile zip = new ZipFile(file.path().toFile())) {
      return zip.getEntry("word/document.xml") != null;
    } catch (IOException e) {
      throw DocumentFailures.corrupt("DOCX or ZIP file", e);
    }
  }
}
