package dev.innovationpipeline.processor.document.pdf.file;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A parser that limits the unpacked size of streams; PDFBox itself has no such limit. */
public final class BoundedPdf extends PDFParser {

  private BoundedPdf(RandomAccessRead source) throws IOException {
    super(source, "", null, null, IOUtils.createTempFileOnlyStreamCache());
    document.close();
    document = new Streams(this);
  }

  public static PDDocument load(SpooledFile file) throws IOException {
    RandomAccessRead source = new RandomAccessReadBufferedFile(file.path().toFile());
    PDDocument pdf = null;
    try {
      pdf = new BoundedPdf(source).parse();
      return pdf;
    } finally {
      if (pdf == null) {
        source.close();
      }
    }
  }

  /** Creates all streams of the file, including object streams. */
  private static final class Streams extends COSDocument {

    private final PDFParser parser;

    private Streams(PDFParser parser) {
      super(IOUtils.createTempFileOnlyStreamCache(), parser);
      this.parser = parser;
    }

    @Override
    public COSStream createCOSStream(COSDictionary dictionary, long start, long length)
        throws IOException {
      COSStream stream = new BoundedStream(parser.createRandomAccessReadView(start, length));
      dictionary.forEach(stream::setItem);
      return stream;
    }
  }
}
