package dev.innovationpipeline.systemtests.page;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A PDF whose only page is the picture of a page. */
final class ScannedReport {

  private static final float DOTS_PER_INCH = 150;

  private ScannedReport() {}

  static Path in(Path directory, Path report) throws IOException {
    Path file = directory.resolve("scan.pdf");
    try (PDDocument text = Loader.loadPDF(report.toFile());
        PDDocument scan = new PDDocument()) {
      var picture = new PDFRenderer(text).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.GRAY);
      PDPage page = new PDPage(PDRectangle.A4);
      scan.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(scan, page)) {
        content.drawImage(
            LosslessFactory.createFromImage(scan, picture),
            0,
            0,
            PDRectangle.A4.getWidth(),
            PDRectangle.A4.getHeight());
      }
      scan.save(file.toFile());
    }
    return file;
  }
}
