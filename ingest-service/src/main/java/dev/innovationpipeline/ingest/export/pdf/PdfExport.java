package dev.innovationpipeline.ingest.export.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dev.innovationpipeline.ingest.export.content.ExportTitle;
import dev.innovationpipeline.ingest.export.content.ExportWriter;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import dev.innovationpipeline.ingest.export.font.Typeface;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.logging.Level;

/** A tagged PDF of A4 pages with bookmarks; it needs no font of the reader's machine. */
public final class PdfExport implements ExportWriter {

  private static final int BOLD = 700;
  private static final int REGULAR = 400;

  static {
    XRLog.listRegisteredLoggers().forEach(name -> XRLog.setLevel(name, Level.WARNING));
  }

  private final OutputStream out;
  private final PdfPages pages;

  public PdfExport(ExportTitle title, OutputStream out) {
    this.out = out;
    pages = new PdfPages(title);
  }

  @Override
  public void add(ExportedRun run) {
    pages.add(run);
  }

  @Override
  public void finish() throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withHtmlContent(pages.html(), null);
    builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
    builder.useUnicodeBidiReorderer(new ArabicLetters());
    builder.defaultTextDirection(TextDirection.LTR);
    builder.usePdfUaAccessibility(true);
    for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((address, type) -> false, when);
    }
    for (Typeface typeface : Typeface.values()) {
      FSSupplier<InputStream> bytes = typeface::open;
      builder.useFont(
          bytes, typeface.family(), typeface.isBold() ? BOLD : REGULAR, FontStyle.NORMAL, true);
    }
    builder.toStream(out);
    builder.run();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
