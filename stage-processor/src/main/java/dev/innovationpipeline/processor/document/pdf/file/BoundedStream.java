package dev.innovationpipeline.processor.document.pdf.file;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * A stream whose unpacked size is measured before PDFBox unpacks it into memory. Otherwise a file
 * of a thousandth of the maximum download could fill the heap.
 */
public final class BoundedStream extends COSStream {

  /** The text of a thousand pages. */
  static final int MAX_BYTES = 100 * 1024 * 1024;

  private boolean measured;

  BoundedStream(RandomAccessReadView content) throws IOException {
    super(null, content);
  }

  /**
   * @param stream of a document that {@link BoundedPdf} loaded
   */
  public static void measure(COSStream stream) throws IOException {
    if (stream instanceof BoundedStream bounded) {
      bounded.measure();
    }
  }

  @Override
  public COSInputStream createInputStream(DecodeOptions options) throws IOException {
    measure();
    return super.createInputStream(options);
  }

  @Override
  public RandomAccessRead createView() throws IOException {
    measure();
    return super.createView();
  }

  private void measure() throws IOException {
    if (measured) {
      return;
    }
    measured = true;
    List<Filter> filters = filters();
    InputStream content = createRawInputStream();
    for (int index = 0; index < filters.size(); index++) {
      boolean last = index == filters.size() - 1;
      ByteArrayOutputStream kept = new ByteArrayOutputStream();
      try (InputStream packed = content;
          OutputStream out = new Measured(last ? OutputStream.nullOutputStream() : kept)) {
        filters.get(index).decode(packed, out, this, index);
      }
      content = new ByteArrayInputStream(kept.toByteArray());
    }
    content.close();
  }

  private List<Filter> filters() throws IOException {
    List<Filter> filters = new ArrayList<>();
    COSBase names = getFilters();
    if (names instanceof COSName name) {
      filters.add(FilterFactory.INSTANCE.getFilter(name));
    } else if (names instanceof COSArray array) {
      for (int index = 0; index < array.size(); index++) {
        if (array.getObject(index) instanceof COSName name) {
          filters.add(FilterFactory.INSTANCE.getFilter(name));
        }
      }
    }
    return filters;
  }

  /** Aborts the unpacking at the maximum size. */
  private static final class Measured extends OutputStream {

    private final OutputStream out;
    private long bytes;

    private Measured(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      bytes += length;
      if (bytes > MAX_BYTES) {
        throw DocumentFailures.unpacksTooLarge(
            new IllegalStateException("a stream of more than " + MAX_BYTES + " bytes"));
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("Parsing the document was aborted.");
      }
      out.write(buffer, offset, length);
    }
  }
}
