package dev.innovationpipeline.benchmarks.baddocument;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of documents that harm a careless reader. */
public enum BadDocument {
  /** A DOCX with a part that unpacks to 300 MB. */
  ZIP_BOMB("document_too_large"),
  /** An ODT whose text is what another address answers. */
  EXTERNAL_ENTITY("document_unsafe"),
  /** A DOCX with entities of entities, a hundred million characters in all. */
  ENTITIES("document_unsafe"),
  /** A DOCX with ten thousand tables, each in a cell of the one before. */
  DEEP("document_unsafe"),
  /** An XLSX with 90 MB of hidden rows, which keeps its parser busy for seconds. */
  LARGE_SHEET("document_empty"),
  /** The first half of a DOCX. */
  CUT("document_corrupt"),
  /** A PDF of 10,000 pages. */
  MANY_PAGES("document_too_many_pages"),
  /** A PDF with a page tree whose only branch has the tree itself as its branch. */
  PAGE_LOOP("document_no_text"),
  /** A PDF whose page has 90 MB of lines, which keeps its parser busy for seconds. */
  BUSY_PAGE("document_no_text"),
  /** A PDF of 1,000 pages that are pictures. */
  SCANS("document_no_text"),
  /** A server that declares 2 GB and sends slowly. */
  TWO_GIGABYTES("document_too_large"),
  /** A server that declares nothing and sends slowly without an end. */
  ENDLESS("document_timeout");

  private static final int BOMB_MEBIBYTES = 300;
  private static final int DEPTH = 10_000;
  private static final int SHEET_BYTES = 90 << 20;
  private static final int PAGES = 10_000;
  private static final int LINES = 6_500_000;
  private static final int SCANNED_PAGES = 1_000;

  private static final String LAUGHS =
      """
      <!DOCTYPE x [<!ENTITY a "ha ha ha ha ha ha ha ha ha ha">
      <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
      <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
      <!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
      ]>
      """;

  private final String code;

  BadDocument(String code) {
    this.code = code;
  }

  /** Of the failure with which a run with it ends. */
  public String code() {
    return code;
  }

  /**
   * @param secret an address that no reader may ask
   */
  byte[] content(String secret) {
    return switch (this) {
      case ZIP_BOMB -> OfficeFile.docx("", OfficeFile.paragraph("Kefir."), BOMB_MEBIBYTES);
      case EXTERNAL_ENTITY ->
          OfficeFile.odt(
              "<!DOCTYPE d [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret),
              "<text:p>Kefir. &x;</text:p>");
      case ENTITIES -> OfficeFile.docx(LAUGHS, OfficeFile.paragraph("&g;"), 0);
      case DEEP ->
          OfficeFile.docx(
              "",
              "<w:tbl><w:tr><w:tc>".repeat(DEPTH)
                  + "<w:p/>"
                  + "</w:tc></w:tr></w:tbl>".repeat(DEPTH),
              0);
      case LARGE_SHEET -> OfficeFile.xlsxWithHiddenRows(SHEET_BYTES);
      case CUT -> {
        byte[] whole = OfficeFile.docx("", OfficeFile.paragraph("Kefir."), 0);
        yield Arrays.copyOf(whole, whole.length / 2);
      }
      case MANY_PAGES -> PdfFile.withPages(PAGES);
      case PAGE_LOOP -> PdfFile.withLoop();
      case BUSY_PAGE -> PdfFile.ofLines(LINES);
      case SCANS -> PdfFile.ofScans(SCANNED_PAGES);
      case TWO_GIGABYTES, ENDLESS -> "Kefir sells in small bottles. ".getBytes(US_ASCII);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
