package dev.innovationpipeline.ingest.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The network that one sender has: an IPv4 address, or the 2⁶⁴ addresses of an IPv6 network. */
final class AddressNetwork {

  private static final int NETWORK_BYTES = 8;

  private AddressNetwork() {}

  /**
   * @param address as a number; names are never looked up
   */
  static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      return InetAddress.getByName(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
          : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
