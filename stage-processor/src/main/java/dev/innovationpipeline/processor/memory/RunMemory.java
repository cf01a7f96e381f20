package dev.innovationpipeline.processor.memory;

import dev.innovationpipeline.processor.fairness.FairPermits;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the heap that runs in work take while they wait for the model. A run begins its first
 * stage when there is room for it; companies take turns. Later stages never wait, as each of them
 * brings a run nearer to its end, but what they take is room that no other run gets.
 */
public final class RunMemory {

  /** Of a run whose document is not read yet: twice that of a page of text. */
  static final long ASSUMED_BYTES = 64 << 10;

  /** Of a virtual thread with its stack, its event and its spans. */
  private static final long FIXED_BYTES = 16 << 10;

  /**
   * The text is held as a file, as read, as passages, as shown to the model, in the question and in
   * the request.
   */
  private static final long BYTES_PER_CHARACTER = 6;

  private final ReentrantLock lock = new ReentrantLock();
  private final FairPermits starts;
  private final long limit;
  private long used;
  private int begun;

  /**
   * @param limit in bytes; there is room for one run in any case
   */
  public RunMemory(long limit) {
    this.limit = limit;
    int permits = permits(0, 0);
    starts = new FairPermits(permits, Integer.MAX_VALUE);
  }

  /** For tools and tests that read few documents. */
  public static RunMemory unbounded() {
    return new RunMemory(Long.MAX_VALUE);
  }

  /** Waits until there is room for another run of the company. */
  public Held begin(String companyId) throws InterruptedException {
    FairPermits.Permit start = starts.acquire(companyId);
    change(ASSUMED_BYTES, 1);
    return new Held(ASSUMED_BYTES, start);
  }

  /** The memory of a later stage that starts from a text of so many characters. */
  public Held hold(int characters) {
    long bytes = bytes(characters);
    change(bytes, 0);
    return new Held(bytes, null);
  }

  /** Bytes that runs in work take, by estimate. */
  public long used() {
    lock.lock();
    try {
      return used;
    } finally {
      lock.unlock();
    }
  }

  /** In bytes. */
  public long limit() {
    return limit;
  }

  int waiting(String companyId) {
    return starts.waiting(companyId);
  }

  private static long bytes(int characters) {
    return FIXED_BYTES + BYTES_PER_CHARACTER * characters;
  }

  private void change(long bytes, int runs) {
    lock.lock();
    try {
      used += bytes;
      begun += runs;
      starts.resize(permits(begun, used));
    } finally {
      lock.unlock();
    }
  }

  /** For the runs that have begun, and as many more as there is room for. */
  private int permits(int runs, long taken) {
    long room = Math.max(0, limit - taken) / ASSUMED_BYTES;
    return Math.clamp(runs + room, 1, Integer.MAX_VALUE);
  }

  /** The memory of a run in a stage; closing it makes room for others. */
  public final class Held implements AutoCloseable {

    private final FairPermits.@Nullable Permit start;
    private long bytes;

    private Held(long bytes, FairPermits.@Nullable Permit start) {
      this.bytes = bytes;
      this.start = start;
    }

    /** Corrects what was assumed, now that the document's text is known. */
    public void read(int characters) {
      long now = bytes(characters);
      change(now - bytes, 0);
      bytes = now;
    }

    @Override
    public void close() {
      if (bytes == 0) {
        return;
      }
      change(-bytes, start == null ? 0 : -1);
      bytes = 0;
      if (start != null) {
        start.close();
      }
    }
  }
}
