package dev.innovationpipeline.cli.assistant;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** An input that tells when it has ended: the assistant is gone then. */
final class EndOfInput extends FilterInputStream {

  private final CountDownLatch ended = new CountDownLatch(1);

  EndOfInput(InputStream in) {
    super(in);
  }

  void await() throws InterruptedException {
    ended.await();
  }

  @Override
  public int read() throws IOException {
    return told(super.read());
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return told(super.read(buffer, offset, length));
    } catch (IOException e) {
      ended.countDown();
      throw e;
    }
  }

  private int told(int read) {
    if (read < 0) {
      ended.countDown();
    }
    return read;
  }
}
