package dev.innovationpipeline.processor.engine.offset;

import java.util.Base64;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The offsets done beyond the committed one, as offset metadata. A broker takes 4,096 bytes of it
 * (offset.metadata.max.bytes), which base64 fills with 3,072 bytes of bits.
 */
public final class CompletionBitmap {

  /** A partition is paused when completion runs this far ahead; leaves room below the limit. */
  public static final int PAUSE_AT_SPAN = 20_000;

  private static final int MAX_SPAN = 24_000;

  private CompletionBitmap() {}

  /** Offsets beyond the limit are left out: after a restart they are redone. */
  static String encode(BitSet done) {
    BitSet fitting = done.length() > MAX_SPAN ? done.get(0, MAX_SPAN) : done;
    return Base64.getEncoder().withoutPadding().encodeToString(fitting.toByteArray());
  }

  /** Metadata that is no bitmap, as other tools may write with an offset, means none. */
  static BitSet decode(@Nullable String metadata) {
    if (metadata == null || metadata.isEmpty()) {
      return new BitSet();
    }
    try {
      return BitSet.valueOf(Base64.getDecoder().decode(metadata));
    } catch (IllegalArgumentException e) {
      return new BitSet();
    }
  }
}
