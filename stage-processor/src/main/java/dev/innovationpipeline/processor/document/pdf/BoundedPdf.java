package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.file.SpooledFile;
import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A parser whose streams unpack to no more than they may. PDFBox itself knows no such limit. */
final class BoundedPdf extends PDFParser {

  private BoundedPdf(RandomAccessRead source) throws IOException {
    super(source, "", null, null, IOUtils.createTempFileOnlyStreamCache());
    document.close();
    document = new Streams(this);
  }

  static PDDocument load(SpooledFile file) throws IOException {
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

  /** Makes every stream of the file, those that hold the file's other objects too. */
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
