package dev.innovationpipeline.ingest.export.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.export.ExportFormats;
import dev.innovationpipeline.ingest.export.ExportSamples;
import java.text.Normalizer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfExportTest {

  @Test
  void everyScriptIsReadableAndEveryFontIsInTheFile() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(ExportFormats.pdf(ExportSamples.run()))) {
      String text = Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFKC);
      assertThat(text)
          .contains("Beatrice: Known by Name", "page 12", "Names no brand of the company.")
          .contains("顔が見える牛乳", "Γάλα με όνομα", "Молоко с именем", "<b>сколько</b>")
          .contains("حليب معروف المصدر")
          .contains("Edited by a person, 29 November 2026", "Title: Milk with a name")
          .contains("Ratings", "5 stars")
          .doesNotContain("#");
      for (PDPage page : pdf.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).as(name.getName()).isTrue();
        }
      }
      assertThat(pdf.getDocumentCatalog().getDocumentOutline().getFirstChild().getTitle())
          .isEqualTo("★ 1. Beatrice: Known by Name");
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentInformation().getTitle())
          .isEqualTo("Opportunities for Lactalis Canada");
    }
  }
}
