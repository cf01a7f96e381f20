package dev.innovationpipeline.ingest.web;

import dev.innovationpipeline.ingest.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are larger than any request has reason to be, and those for which there is no
 * memory beside the others at the moment, and reads no further: a body is held in memory as a
 * whole, and with it what the server needs to work on the request. So thousands of small requests
 * at once do not fill the heap. Uploads have a limit of their own and go to disk.
 */
@Component
class BodyLimit extends OncePerRequestFilter {

  /** A thousand times the usual request. */
  static final int MAX_BODY_BYTES = 1 << 20;

  /** Buffers, headers, the stack and the event of a request under way; about half of them. */
  static final int REQUEST_BYTES = 32 << 10;

  /** A body of the greatest size takes a hundredth of it over a slow line. */
  private static final long MAX_BODY_NANOS = Duration.ofSeconds(30).toNanos();

  private final BodyMemory memory;

  BodyLimit(WebSettings settings) {
    memory = new BodyMemory(settings.bodyMemoryBytes());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Held held = new Held(memory);
    try {
      chain.doFilter(new Bounded(request, held), response);
    } finally {
      held.release();
    }
  }

  /** The memory of one request. */
  private static final class Held {

    private final BodyMemory memory;
    private final long begin = System.nanoTime();
    private long bytes;

    private Held(BodyMemory memory) {
      this.memory = memory;
    }

    /** All that the body is known to have by now; a declared length is taken before it is read. */
    private void require(long length) {
      if (length > MAX_BODY_BYTES) {
        throw Problems.tooLarge(MAX_BODY_BYTES);
      }
      if (System.nanoTime() - begin > MAX_BODY_NANOS) {
        throw Problems.tooSlow();
      }
      long more = Math.max(0, length) + REQUEST_BYTES - bytes;
      if (more > 0) {
        if (!memory.take(more)) {
          throw Problems.unavailable(
              "The requests under way take all memory that they may take"
                  + " (pipeline.web.body-memory). Send the request again in a moment.",
              null);
        }
        bytes += more;
      }
    }

    private void release() {
      memory.giveBack(bytes);
    }
  }

  private static final class Bounded extends HttpServletRequestWrapper {

    private final Held held;

    private Bounded(HttpServletRequest request, Held held) {
      super(request);
      this.held = held;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      held.require(getContentLengthLong());
      return new BoundedStream(super.getInputStream(), held);
    }
  }

  private static final class BoundedStream extends ServletInputStream {

    private final ServletInputStream stream;
    private final Held held;
    private int bytes;

    private BoundedStream(ServletInputStream stream, Held held) {
      this.stream = stream;
      this.held = held;
    }

    @Override
    public int read() throws IOException {
      int read = stream.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = stream.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      bytes += read;
      held.require(bytes);
    }

    @Override
    public boolean isFinished() {
      return stream.isFinished();
    }

    @Override
    public boolean isReady() {
      return stream.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      stream.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
