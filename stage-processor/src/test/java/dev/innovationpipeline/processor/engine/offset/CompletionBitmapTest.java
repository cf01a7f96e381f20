package dev.innovationpipeline.processor.engine.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class CompletionBitmapTest {

  private static final int OFFSET_METADATA_MAX_BYTES = 4096;

  @Test
  void staysBelowTheBrokersLimitHoweverFarCompletionRunsAhead() {
    BitSet done = new BitSet();
    done.set(0, 1_000_000);

    String encoded = CompletionBitmap.encode(done);

    assertThat(encoded.length()).isLessThanOrEqualTo(OFFSET_METADATA_MAX_BYTES);
    assertThat(CompletionBitmap.decode(encoded).cardinality())
        .isGreaterThan(CompletionBitmap.PAUSE_AT_SPAN);
  }

  @Test
  void metadataOfOtherToolsMeansNothingIsDone() {
    assertThat(CompletionBitmap.decode("set by hand, 2026!").isEmpty()).isTrue();
    assertThat(CompletionBitmap.decode(null).isEmpty()).isTrue();
  }
}
