package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.fairness.FairPermits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many large documents are read at a time, as each takes several times its size of the
 * heap meanwhile. The others wait on the disk, companies in turn; short ones never wait for them.
 */
final class LargeDocuments {

  /** Shorter ones are too many to wait, and take too little. */
  static final long MIN_BYTES = 1L << 20;

  /** Measured with plain text: its bytes, their characters, and the paragraphs of these. */
  private static final int HEAP_PER_BYTE = 5;

  private static final int MAX_PERMITS = 1_000;

  private final FairPermits permits;

  /**
   * @param memory that all of them may take, in bytes; there is room for one in any case
   * @param maxBytes of one
   */
  LargeDocuments(long memory, long maxBytes) {
    int count = Math.clamp(memory / HEAP_PER_BYTE / maxBytes, 1, MAX_PERMITS);
    permits = new FairPermits(count, count);
  }

  /** Waits until there is room for the document; null for one that needs none. */
  FairPermits.@Nullable Permit acquire(SpooledFile file, String companyId)
      throws IOException, InterruptedException {
    return file.length() < MIN_BYTES ? null : permits.acquire(companyId);
  }
}
