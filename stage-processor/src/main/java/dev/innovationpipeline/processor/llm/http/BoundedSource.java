package dev.innovationpipeline.processor.llm.http;

import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** Ends with an error when more comes than anybody should hold in memory. */
final class BoundedSource extends ForwardingSource {

  private final long mostBytes;
  private long bytes;

  BoundedSource(Source source, long mostBytes) {
    super(source);
    this.mostBytes = mostBytes;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    long read = super.read(sink, byteCount);
    bytes += Math.max(0, read);
    if (bytes > mostBytes) {
      throw new IOException("the reply is longer than " + mostBytes + " bytes");
    }
    return read;
  }
}
