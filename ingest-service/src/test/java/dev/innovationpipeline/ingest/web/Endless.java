package dev.innovationpipeline.ingest.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A chunked request that never ends. */
final class Endless extends HttpServletRequestWrapper {

  private final AtomicInteger bytes;

  /**
   * @param bytes counts those that are read
   */
  Endless(HttpServletRequest request, AtomicInteger bytes) {
    super(request);
    this.bytes = bytes;
  }

  @Override
  public long getContentLengthLong() {
    return -1;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new ServletInputStream() {
      @Override
      public int read() {
        bytes.incrementAndGet();
        return ' ';
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        Arrays.fill(buffer, offset, offset + length, (byte) ' ');
        bytes.addAndGet(length);
        return length;
      }

      @Override
      public boolean isFinished() {
        return false;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
