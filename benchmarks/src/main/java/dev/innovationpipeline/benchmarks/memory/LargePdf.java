package dev.innovationpipeline.benchmarks.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A PDF file of text and pictures, written without being held in memory. */
final class LargePdf {

  static final int PAGES = 200;

  private static final int LINES = 40;
  private static final int MAX_LINE = 90;
  private static final int CATALOG = 1;
  private static final int PAGE_TREE = 2;
  private static final int FONT = 3;
  private static final int PICTURE_WIDTH = 1_000;

  /** Not the first, which would be a header that pages repeat. */
  private static final int MARKED_LINE = 2;

  /** The objects of a page: itself, its content, its picture. */
  private static final int OBJECTS_OF_PAGE = 3;

  /** About what a page has besides its picture. */
  private static final int PAGE_BYTES = 4_500;

  private final OutputStream out;
  private final SplittableRandom random;
  private final ManyWords words;
  private final List<Long> offsets = new ArrayList<>();
  private long written;

  private LargePdf(int seed, OutputStream out) {
    this.out = out;
    random = new SplittableRandom(seed);
    words = new ManyWords(seed);
  }

  /** Writes about so many bytes; each page has the mark, as a long document is read in parts. */
  static void write(int seed, String mark, long bytes, OutputStream out) throws IOException {
    new LargePdf(seed, out).write(mark, Math.max(1, bytes / PAGES - PAGE_BYTES));
  }

  private void write(String mark, long pictureBytes) throws IOException {
    print("%PDF-1.4\n");
    object("<< /Type /Catalog /Pages " + PAGE_TREE + " 0 R >>");
    StringBuilder kids = new StringBuilder();
    for (int page = 0; page < PAGES; page++) {
      kids.append(firstOf(page)).append(" 0 R ");
    }
    object("<< /Type /Pages /Count %d /Kids [%s] >>".formatted(PAGES, kids));
    object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    int height = (int) Math.max(1, pictureBytes / PICTURE_WIDTH);
    for (int page = 0; page < PAGES; page++) {
      page(firstOf(page), mark, height);
    }
    trailer();
  }

  private static int firstOf(int page) {
    return FONT + 1 + page * OBJECTS_OF_PAGE;
  }

  private void page(int number, String mark, int height) throws IOException {
    object(
        """
        << /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R
        /Resources << /Font << /F %d 0 R >> /XObject << /I %d 0 R >> >> >>\
        """
            .formatted(PAGE_TREE, number + 1, FONT, number + 2));
    StringBuilder content = new StringBuilder("BT /F 10 Tf 14 TL 50 780 Td\n");
    for (int line = 0; line < LINES; line++) {
      String text = line == MARKED_LINE ? mark + ' ' + words.sentence() : words.sentence();
      content.append('(').append(text, 0, Math.min(MAX_LINE, text.length())).append(") Tj T*\n");
    }
    content.append("ET q 500 0 0 100 50 50 cm /I Do Q");
    byte[] bytes = content.toString().getBytes(US_ASCII);
    stream("<< /Length " + bytes.length + " >>", bytes);
    byte[] picture = new byte[PICTURE_WIDTH * height];
    random.nextBytes(picture);
    stream(
        """
        << /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray
        /BitsPerComponent 8 /Length %d >>\
        """
            .formatted(PICTURE_WIDTH, height, picture.length),
        picture);
  }

  private void stream(String dictionary, byte[] content) throws IOException {
    begin();
    print(dictionary + "\nstream\n");
    out.write(content);
    written += content.length;
    print("\nendstream\nendobj\n");
  }

  private void object(String dictionary) throws IOException {
    begin();
    print(dictionary + "\nendobj\n");
  }

  private void begin() throws IOException {
    offsets.add(written);
    print(offsets.size() + " 0 obj\n");
  }

  private void trailer() throws IOException {
    long start = written;
    print("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
    for (long offset : offsets) {
      print("%010d 00000 n \n".formatted(offset));
    }
    print(
        "trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(offsets.size() + 1, CATALOG, start));
  }

  private void print(String text) throws IOException {
    byte[] bytes = text.getBytes(US_ASCII);
    out.write(bytes);
    written += bytes.length;
  }
}
