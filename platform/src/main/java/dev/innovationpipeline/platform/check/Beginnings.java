package dev.innovationpipeline.platform.check;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Tells of nearly all words that no name begins with them, without a look at the names: a bit is
 * set for the hash of each beginning of a name. Another word may have the same bit, so a word that
 * has one is looked at closely.
 */
final class Beginnings {

  static final int EMPTY = 0;

  private static final int MULTIPLIER = 31;
  private static final int BITS_OF_ONE = 16;
  private static final int MIN_BITS = 1 << 14;
  private static final int MAX_BITS = 1 << 22;

  private final BitSet bits;
  private final int mask;

  /**
   * @param names in small letters
   * @param endings that a name may have in a text
   */
  Beginnings(Set<String> names, List<String> endings) {
    long letters = names.stream().mapToLong(String::length).sum();
    long wanted = Math.clamp(letters * BITS_OF_ONE, MIN_BITS, MAX_BITS);
    mask = (int) (Long.highestOneBit(wanted) - 1);
    bits = new BitSet(mask + 1);
    for (String name : names) {
      int hash = EMPTY;
      for (int i = 0; i < name.length(); i++) {
        hash = hash(hash, name.charAt(i));
        bits.set(bit(hash));
      }
      for (String ending : endings) {
        bits.set(bit(hash(hash, ending)));
      }
    }
  }

  /** Of a text with one character more, which is small. */
  static int hash(int hash, char character) {
    return hash * MULTIPLIER + character;
  }

  private static int hash(int hash, CharSequence more) {
    int all = hash;
    for (int i = 0; i < more.length(); i++) {
      all = hash(all, more.charAt(i));
    }
    return all;
  }

  boolean mayHave(CharSequence text) {
    return mayHave(hash(EMPTY, text));
  }

  /**
   * @param hash of plain characters
   */
  boolean mayHave(int hash) {
    return bits.get(bit(hash));
  }

  private int bit(int hash) {
    return (hash ^ (hash >>> 16)) & mask;
  }
}
