package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.pdf.file.BoundedPdf;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws or takes out a page of a PDF, as text recognition needs it. */
public final class PageImage {

  /** The resolution that Tesseract's models are trained with. */
  public static final int DOTS_PER_INCH = 300;

  /** An A3 page; larger ones are drawn more coarsely. */
  private static final double MAX_PIXELS = 20_000_000;

  private static final double POINTS_PER_INCH = 72;

  private PageImage() {}

  /**
   * A page as a PDF of its own, its pictures as they are packed; of equal files equal bytes.
   *
   * @param page from 1
   */
  public static byte[] pdfOf(SpooledFile file, int page) throws IOException {
    try (PDDocument pdf = BoundedPdf.load(file);
        PDDocument single = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      single.importPage(pdf.getPage(page - 1));
      single.setDocumentId(1L);
      single.save(bytes);
      return bytes.toByteArray();
    }
  }

  /**
   * @param page from 1
   */
  public static BufferedImage of(SpooledFile file, int page) throws IOException {
    try (PDDocument pdf = BoundedPdf.load(file)) {
      PDFRenderer renderer = new PDFRenderer(pdf);
      renderer.setSubsamplingAllowed(true);
      PDRectangle box = pdf.getPage(page - 1).getCropBox();
      double scale = DOTS_PER_INCH / POINTS_PER_INCH;
      double pixels = box.getWidth() * scale * box.getHeight() * scale;
      return renderer.renderImage(
          page - 1, (float) (scale * Math.min(1, Math.sqrt(MAX_PIXELS / pixels))), ImageType.GRAY);
    }
  }
}
