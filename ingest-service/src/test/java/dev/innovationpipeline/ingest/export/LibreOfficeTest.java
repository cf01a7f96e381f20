package dev.innovationpipeline.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.testing.tool.ExternalTool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program than the one that wrote them opens the documents. */
class LibreOfficeTest {

  /** Commas, quotation marks, UTF-8. */
  private static final String UTF_8_TABLE = "Text - txt - csv (StarCalc):44,34,76,1";

  private static final double FOOTER_TOP = 505;

  @TempDir Path directory;

  @BeforeEach
  void require() {
    boolean installed =
        List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "soffice")));
    ExternalTool.require(
        installed,
        "Opening exports needs LibreOffice: apt install --no-install-recommends"
            + " libreoffice-impress-nogui libreoffice-writer-nogui libreoffice-calc-nogui.");
  }

  @Test
  void slidesHaveAllTextsAndNoneLeavesItsSlide() throws Exception {
    Path pdf =
        convert(
            "slides.pptx",
            ExportFormats.pptx(
                ExportSamples.run(
                    List.of(
                        ExportSamples.card(ExportSamples.ENGLISH, null),
                        ExportSamples.card(ExportSamples.JAPANESE, null),
                        ExportSamples.card(ExportSamples.ARABIC, null),
                        ExportSamples.card(
                            ExportSamples.longCard(4, ExportSamples.ENGLISH.solution(), 4), null),
                        ExportSamples.card(
                            ExportSamples.longCard(5, ExportSamples.JAPANESE.solution(), 6), null),
                        ExportSamples.card(
                            ExportSamples.longCard(6, ExportSamples.ARABIC.solution(), 4),
                            null)))));
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      assertThat(document.getNumberOfPages()).isGreaterThan(10);
      assertThat(new PDFTextStripper().getText(document))
          .contains("Known by Name", "顔が見える牛乳", "Check marks", "Ratings", "(continued)");
      List<String> outside = new ArrayList<>();
      for (int page = 4; page <= document.getNumberOfPages(); page++) {
        outside.addAll(outside(document, page));
      }
      assertThat(outside).isEmpty();
    }
  }

  @Test
  void aTextIsOpened() throws Exception {
    Path pdf = convert("text.docx", ExportFormats.docx(ExportSamples.run()));
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      assertThat(new PDFTextStripper().getText(document))
          .contains(
              "Beatrice: Known by Name", "顔が見える牛乳", "Молоко с именем", "Inspirations", "Ratings");
    }
  }

  @Test
  void aWorkbookIsOpened() throws Exception {
    Path csv = convert("table.xlsx", ExportFormats.xlsx(ExportSamples.run()), "csv", UTF_8_TABLE);
    assertThat(csv)
        .content()
        .contains("\"Run id\",\"Company id\"", "顔が見える牛乳", "=cmd|' /C calc'!A0", "page 12");
  }

  /** LibreOffice decides by its own rules what is a formula. */
  @Test
  void noCellOfATableIsComputed() throws Exception {
    Path ods = convert("cells.csv", ExportFormats.csv(ExportSamples.run()), "fods", UTF_8_TABLE);
    assertThat(ods).content().contains("顔が見える牛乳").doesNotContain("table:formula");
  }

  private static List<String> outside(PDDocument document, int page) throws IOException {
    List<String> outside = new ArrayList<>();
    double width = document.getPage(page - 1).getMediaBox().getWidth();
    double scale = 960 / width;
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void writeString(String text, List<TextPosition> positions) {
            for (TextPosition each : positions) {
              double x = each.getXDirAdj() * scale;
              double y = each.getYDirAdj() * scale;
              boolean footer = y > FOOTER_TOP && each.getFontSizeInPt() * scale < 10;
              boolean inside = x > 40 && x < 925 && y > 20 && (y < 500 || footer);
              if (!inside && !each.getUnicode().isBlank()) {
                outside.add("page %d: “%s” at %.0f, %.0f".formatted(page, text, x, y));
                return;
              }
            }
          }
        };
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    stripper.getText(document);
    return outside;
  }

  private Path convert(String name, byte[] file) throws Exception {
    return convert(name, file, "pdf", "");
  }

  /**
   * @param table the form of a table that is text; empty for none
   */
  private Path convert(String name, byte[] file, String format, String table) throws Exception {
    Path source = Files.write(directory.resolve(name), file);
    Path fonts =
        Files.writeString(
            directory.resolve("fonts.conf"),
            fonts(Path.of("target", "classes", "export-fonts").toAbsolutePath()));
    ProcessBuilder builder =
        new ProcessBuilder(
            "soffice",
            "-env:UserInstallation=" + directory.resolve("profile").toUri(),
            "--headless",
            name.endsWith(".csv") ? "--infilter=" + table : "--nologo",
            "--convert-to",
            format.equals("csv") ? format + ":" + table : format,
            "--outdir",
            directory.toString(),
            source.toString());
    builder.environment().put("FONTCONFIG_FILE", fonts.toString());
    Path log = directory.resolve("soffice.log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("LibreOffice ends").isTrue();
    Path converted = directory.resolve(name.substring(0, name.lastIndexOf('.')) + "." + format);
    assertThat(converted).as(Files.readString(log)).exists();
    return converted;
  }

  /** The fonts of exports in place of Office's, on a machine that may have none. */
  private String fonts(Path folder) {
    return """
    <?xml version="1.0"?>
    <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
    <fontconfig>
      <dir>%s</dir>
      <cachedir>%s</cachedir>
      <alias binding="same"><family>Arial</family>
        <prefer><family>Noto Sans</family><family>Noto Sans Arabic</family></prefer></alias>
      <alias binding="same"><family>Yu Gothic</family>
        <prefer><family>Noto Sans JP</family></prefer></alias>
    </fontconfig>
    """
        .formatted(folder, directory.resolve("font-cache"));
  }
}
