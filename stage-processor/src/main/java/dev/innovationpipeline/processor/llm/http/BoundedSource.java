package dev.innovationpipeline.processor.llm.http;

import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** Fails once more than {@code maxBytes} were read. */
final class BoundedSource extends ForwardingSource {

  private final long maxBytes;
  private long bytes;

  BoundedSource(Source source, long maxBytes) {
    super(source);
    this.maxBytes = maxBytes;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    long read = super.read(sink, byteCount);
    bytes += Math.max(0, read);
    if (bytes > maxBytes) {
      throw new IOException("the reply is longer than " + maxBytes + " bytes");
    }
    return read;
  }
}
