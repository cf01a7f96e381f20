package dev.innovationpipeline.platform.address;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of IP addresses in CIDR notation. */
record AddressRange(BigInteger prefix, int prefixBits, int addressBytes) {

  /**
   * @param notation for example 10.0.0.0/8
   */
  static AddressRange of(String notation) {
    int slash = notation.indexOf('/');
    try {
      byte[] bytes = InetAddress.getByName(notation.substring(0, slash)).getAddress();
      int bits = Integer.parseInt(notation.substring(slash + 1));
      return new AddressRange(firstBits(bytes, bits), bits, bytes.length);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          notation + " is not an address range in CIDR notation.", e);
    }
  }

  boolean contains(byte[] address) {
    return address.length == addressBytes && firstBits(address, prefixBits).equals(prefix);
  }

  private static BigInteger firstBits(byte[] address, int bits) {
    return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - bits);
  }
}
