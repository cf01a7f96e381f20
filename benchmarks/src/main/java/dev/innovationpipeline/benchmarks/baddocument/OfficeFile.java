package dev.innovationpipeline.benchmarks.baddocument;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Office files written part by part, so that they may be wrong. */
final class OfficeFile {

  private static final String TYPES =
      """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels"
       ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Override PartName="/word/document.xml" ContentType=\
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
      <Override PartName="/xl/workbook.xml" ContentType=\
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
      <Override PartName="/xl/sheet1.xml" ContentType=\
      "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
      </Types>
      """;

  private static final String RELATION =
      """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="r1" Target="%s" Type=\
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/>
      </Relationships>
      """;

  private static final String WORD_BEGIN =
      """
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>\
      """;

  private static final String WORD_END = "</w:body></w:document>";

  private static final String WORKBOOK =
      """
      <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
       xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
      <sheets><sheet name="Sales" sheetId="1" r:id="r1"/></sheets></workbook>
      """;

  private static final String SHEET_BEGIN =
      """
      <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>\
      """;

  private static final String SHEET_END = "</sheetData></worksheet>";

  /** Two numbers of it differ from row to row, else it is packed so well that it is refused. */
  private static final String HIDDEN_ROW =
      "<row hidden=\"1\">"
          + "<c><v>12345</v></c>".repeat(48)
          + "<c><v>%d</v></c><c><v>%d</v></c></row>";

  private static final int MAX = 100_000;

  private static final String OPEN_BEGIN =
      """
      <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
       xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>\
      """;

  private static final String OPEN_END = "</office:text></office:body></office:document-content>";

  private static final byte[] MEBIBYTE_OF_BLANKS = " ".repeat(1 << 20).getBytes(UTF_8);

  private OfficeFile() {}

  /** A paragraph of each line that is not blank. */
  static byte[] docxOf(String text) {
    StringBuilder body = new StringBuilder();
    text.lines().filter(line -> !line.isBlank()).forEach(line -> body.append(paragraph(line)));
    return docx("", body.toString(), 0);
  }

  /** A paragraph of a DOCX, whose text is not escaped. */
  static String paragraph(String text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  /**
   * @param prolog before the root element
   * @param mebibytes of blanks in the body, when it is unpacked
   */
  static byte[] docx(String prolog, String body, int mebibytes) {
    return file(
        zip -> {
          add(zip, "[Content_Types].xml", TYPES);
          add(zip, "_rels/.rels", RELATION.formatted("word/document.xml", "officeDocument"));
          zip.putNextEntry(new ZipEntry("word/document.xml"));
          zip.write((prolog + WORD_BEGIN + body).getBytes(UTF_8));
          for (int count = 0; count < mebibytes; count++) {
            zip.write(MEBIBYTE_OF_BLANKS);
          }
          zip.write(WORD_END.getBytes(UTF_8));
          zip.closeEntry();
        });
  }

  /** A sheet of so many bytes when it is unpacked, without a row that is shown. */
  static byte[] xlsxWithHiddenRows(int bytes) {
    SplittableRandom random = new SplittableRandom(1);
    return file(
        zip -> {
          add(zip, "[Content_Types].xml", TYPES);
          add(zip, "_rels/.rels", RELATION.formatted("xl/workbook.xml", "officeDocument"));
          add(zip, "xl/workbook.xml", WORKBOOK);
          add(zip, "xl/_rels/workbook.xml.rels", RELATION.formatted("sheet1.xml", "worksheet"));
          zip.putNextEntry(new ZipEntry("xl/sheet1.xml"));
          zip.write(SHEET_BEGIN.getBytes(UTF_8));
          for (int written = 0; written < bytes; written += HIDDEN_ROW.length()) {
            String row = HIDDEN_ROW.formatted(random.nextInt(MAX), random.nextInt(MAX));
            zip.write(row.getBytes(UTF_8));
          }
          zip.write(SHEET_END.getBytes(UTF_8));
          zip.closeEntry();
        });
  }

  /**
   * @param prolog before the root element
   */
  static byte[] odt(String prolog, String body) {
    return file(
        zip -> {
          add(zip, "mimetype", "application/vnd.oasis.opendocument.text");
          add(zip, "content.xml", prolog + OPEN_BEGIN + body + OPEN_END);
        });
  }

  private interface Parts {
    void addTo(ZipOutputStream zip) throws IOException;
  }

  private static byte[] file(Parts parts) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      parts.addTo(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(UTF_8));
    zip.closeEntry();
  }
}
