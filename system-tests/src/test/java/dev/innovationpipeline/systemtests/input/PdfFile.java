package dev.innovationpipeline.systemtests.input;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;

/** PDF files written object by object, so that they may be wrong. */
final class PdfFile {

  private static final int CATALOG = 1;
  private static final int PAGE_TREE = 2;
  private static final int FONT = 3;

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
      pdf.object("<< /Length %d >>\nstream\n%s\nendstream".formatted(content.length(), content));
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
    return file.toString().getBytes(US_ASCII);
  }
}
