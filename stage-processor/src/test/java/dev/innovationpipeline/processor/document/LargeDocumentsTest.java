package dev.innovationpipeline.processor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.fairness.FairPermits;
import java.io.ByteArrayInputStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class LargeDocumentsTest {

  private static final int MEGABYTE = 1 << 20;

  private final AtomicInteger read = new AtomicInteger();

  @Test
  void asManyAreReadAsTheMemoryAllowsAndShortOnesBesideThem() throws Exception {
    LargeDocuments documents = new LargeDocuments(250L * MEGABYTE, 25L * MEGABYTE);
    try (SpooledFile large = file(MEGABYTE);
        SpooledFile small = file(MEGABYTE - 1)) {
      FairPermits.Permit first = Objects.requireNonNull(documents.acquire(large, "a"));
      FairPermits.Permit second = Objects.requireNonNull(documents.acquire(large, "a"));
      Thread third = Thread.ofVirtual().start(() -> read(documents, large));
      await().until(() -> third.getState() == Thread.State.WAITING);
      assertThat(documents.acquire(small, "a")).isNull();
      assertThat(read).hasValue(0);
      first.close();
      third.join();
      assertThat(read).hasValue(1);
      second.close();
    }
  }

  @Test
  void thereIsRoomForOneInAnyHeap() throws Exception {
    LargeDocuments documents = new LargeDocuments(1, Long.MAX_VALUE);
    try (SpooledFile large = file(MEGABYTE)) {
      Objects.requireNonNull(documents.acquire(large, "a")).close();
      Objects.requireNonNull(documents.acquire(large, "b")).close();
    }
  }

  private void read(LargeDocuments documents, SpooledFile file) {
    try (FairPermits.Permit permit = documents.acquire(file, "b")) {
      assertThat(permit).isNotNull();
      read.incrementAndGet();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static SpooledFile file(int bytes) throws Exception {
    return SpooledFile.copyOf(new ByteArrayInputStream(new byte[bytes]), bytes);
  }
}
