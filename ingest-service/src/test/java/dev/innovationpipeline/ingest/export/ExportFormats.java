package dev.innovationpipeline.ingest.export;

import dev.innovationpipeline.ingest.export.content.ExportedRun;
import java.io.IOException;

/** The sample runs in each format. */
public final class ExportFormats {

  private ExportFormats() {}

  public static byte[] csv(ExportedRun... runs) throws IOException {
    return ExportSamples.write(ExportFormat.CSV, runs);
  }

  public static byte[] markdown(ExportedRun... runs) throws IOException {
    return ExportSamples.write(ExportFormat.MD, runs);
  }

  public static byte[] json(ExportedRun... runs) throws IOException {
    return ExportSamples.write(ExportFormat.JSON, runs);
  }

  public static byte[] pptx(ExportedRun... runs) throws IOException {
    return ExportSamples.write(ExportFormat.PPTX, runs);
  }

  public static byte[] docx(ExportedRun... runs) throws IOException {
    return ExportSamples.write(ExportFormat.DOCX, runs);
  }

  public static byte[] xlsx(ExportedRun... runs) throws IOException {
    return ExportSamples.write(ExportFormat.XLSX, runs);
  }

  public static byte[] pdf(ExportedRun... runs) throws IOException {
    return ExportSamples.write(ExportFormat.PDF, runs);
  }
}
