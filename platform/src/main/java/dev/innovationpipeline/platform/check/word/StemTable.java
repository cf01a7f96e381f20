package dev.innovationpipeline.platform.check.word;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Stems in the order in which they were added first; a stem is known by a hash of 64 bits. Where it
 * is kept depends on a number that nobody outside knows, so no text can make the table slow.
 */
final class StemTable {

  private static final long SEED = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;
  private static final long ODD = new SplittableRandom().nextLong() | 1;
  private static final int MIN_SLOTS = 256;

  private long[] stems = new long[MIN_SLOTS / 2];
  private int[] slots = new int[MIN_SLOTS];
  private int size;

  /** The FNV-1a hash of the first letters. */
  static long hash(char[] letters, int count) {
    long hash = SEED;
    for (int i = 0; i < count; i++) {
      hash = (hash ^ letters[i]) * PRIME;
    }
    return hash;
  }

  int size() {
    return size;
  }

  long stem(int index) {
    return stems[index];
  }

  boolean contains(long stem) {
    return slots[slotOf(stem)] != 0;
  }

  /** Where the stem stands; at the end when it was not known. */
  int indexOf(long stem) {
    int slot = slotOf(stem);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (size == stems.length) {
      grow();
      slot = slotOf(stem);
    }
    stems[size] = stem;
    slots[slot] = ++size;
    return size - 1;
  }

  private void grow() {
    stems = Arrays.copyOf(stems, size * 2);
    slots = new int[slots.length * 2];
    for (int index = 0; index < size; index++) {
      slots[slotOf(stems[index])] = index + 1;
    }
  }

  /** The slot of the stem, or the free one where it belongs. */
  private int slotOf(long stem) {
    int slot = (int) ((stem * ODD) >>> (Long.numberOfLeadingZeros(slots.length) + 1));
    while (slots[slot] != 0 && stems[slots[slot] - 1] != stem) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
