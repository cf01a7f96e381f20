package dev.innovationpipeline.benchmarks.baddocument;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/** PDF files written object by object, so that they may be wrong. */
final class PdfFile {

  private static final int CATALOG = 1;
  private static final int PAGE_TREE = 2;
  private static final int FONT = 3;
  private static final int PICTURE = 3;
  private static final int PICTURE_SIDE = 100;

  private final StringBuilder file = new StringBuilder("%PDF-1.4\n");
  private final List<Integer> offsets = new ArrayList<>();

  private PdfFile() {}

  /** A sentence on each page. */
  static byte[] withPages(int count) {
    PdfFile pdf = new PdfFile();
    pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
    StringBuilder kids = new StringBuilder();
    for (int page = 0; page < count; page++) {
      kids.append(FONT + 1 + 2 * page).append(" 0 R ");
    }
    pdf.object("<< /Type /Pages /Count %d /Kids [%s] >>".formatted(count, kids));
    pdf.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    for (int page = 0; page < count; page++) {
      int number = FONT + 1 + 2 * page;
      pdf.object(
          """
          << /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R
          /Resources << /Font << /F %d 0 R >> >> >>\
          """
              .formatted(PAGE_TREE, number + 1, FONT));
      String content =
          "BT /F 10 Tf 50 700 Td (Kefir sells in small bottles, says page %d.) Tj ET"
              .formatted(page + 1);
      pdf.stream("", content);
    }
    return pdf.end();
  }

  /** The page tree's only branch has the tree itself as its branch. */
  static byte[] withLoop() {
    PdfFile pdf = new PdfFile();
    pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.object("<< /Type /Pages /Count 5 /Kids [3 0 R] /Parent 3 0 R >>");
    pdf.object("<< /Type /Pages /Count 5 /Kids [2 0 R] /Parent 2 0 R >>");
    return pdf.end();
  }

  /** Pages that are all picture, the same one. */
  static byte[] ofScans(int count) {
    PdfFile pdf = new PdfFile();
    pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
    StringBuilder kids = new StringBuilder();
    for (int page = 0; page < count; page++) {
      kids.append(PICTURE + 2 + page).append(" 0 R ");
    }
    pdf.object("<< /Type /Pages /Count %d /Kids [%s] >>".formatted(count, kids));
    String grey = "7".repeat(PICTURE_SIDE * PICTURE_SIDE);
    pdf.stream(
        """
        /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray
        /BitsPerComponent 8\
        """
            .formatted(PICTURE_SIDE, PICTURE_SIDE),
        grey);
    pdf.stream("", "q 595 0 0 842 0 0 cm /I Do Q");
    for (int page = 0; page < count; page++) {
      pdf.object(
          """
          << /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R
          /Resources << /XObject << /I %d 0 R >> >> >>\
          """
              .formatted(PAGE_TREE, PICTURE + 1, PICTURE));
    }
    return pdf.end();
  }

  /** A page that draws so many lines, packed. */
  static byte[] ofLines(int count) {
    PdfFile pdf = new PdfFile();
    pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
    pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>");
    byte[] line = "0 0 m 9 9 l S\n".getBytes(ISO_8859_1);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      for (int number = 0; number < count; number++) {
        out.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pdf.stream("/Filter /FlateDecode", packed.toString(ISO_8859_1));
    return pdf.end();
  }

  private void stream(String dictionary, String content) {
    object(
        "<< %s /Length %d >>\nstream\n%s\nendstream"
            .formatted(dictionary, content.length(), content));
  }

  private void object(String content) {
    offsets.add(file.length());
    file.append("%d 0 obj\n%s\nendobj\n".formatted(offsets.size(), content));
  }

  private byte[] end() {
    int start = file.length();
    file.append("xref\n0 %d\n0000000000 65535 f \n".formatted(offsets.size() + 1));
    offsets.forEach(offset -> file.append("%010d 00000 n \n".formatted(offset)));
    file.append(
        "trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(offsets.size() + 1, CATALOG, start));
    return file.toString().getBytes(ISO_8859_1);
  }
}
