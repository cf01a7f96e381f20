package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.failure.StageFailedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.contentstream.operator.color.SetStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetStrokingDeviceRGBColor;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;

/** The operators that set colours, which PDFBox ignores when it reads text. */
final class ColourOperators {

  private static final Set<String> NAMES =
      Set.of("g", "rg", "k", "cs", "sc", "scn", "G", "RG", "K", "CS", "SC", "SCN");

  /** Sets a colour. */
  @FunctionalInterface
  interface Operation {
    void run() throws IOException;
  }

  private ColourOperators() {}

  static void addTo(PDFStreamEngine engine) {
    engine.addOperator(new SetNonStrokingColor(engine));
    engine.addOperator(new SetNonStrokingColorN(engine));
    engine.addOperator(new SetNonStrokingColorSpace(engine));
    engine.addOperator(new SetNonStrokingDeviceCMYKColor(engine));
    engine.addOperator(new SetNonStrokingDeviceGrayColor(engine));
    engine.addOperator(new SetNonStrokingDeviceRGBColor(engine));
    engine.addOperator(new SetStrokingColor(engine));
    engine.addOperator(new SetStrokingColorN(engine));
    engine.addOperator(new SetStrokingColorSpace(engine));
    engine.addOperator(new SetStrokingDeviceCMYKColor(engine));
    engine.addOperator(new SetStrokingDeviceGrayColor(engine));
    engine.addOperator(new SetStrokingDeviceRGBColor(engine));
  }

  static boolean has(String operator) {
    return NAMES.contains(operator);
  }

  /** After a broken operator the colours are unknown, which is no reason not to read the text. */
  static void obey(PDFStreamEngine engine, Operation operation) throws IOException {
    try {
      operation.run();
    } catch (StageFailedException | InterruptedIOException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      PDColor unknown = new PDColor(COSName.PATTERN, new PDPattern(null));
      engine.getGraphicsState().setNonStrokingColor(unknown);
      engine.getGraphicsState().setStrokingColor(unknown);
    }
  }
}
