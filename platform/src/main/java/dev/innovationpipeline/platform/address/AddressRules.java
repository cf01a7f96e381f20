package dev.innovationpipeline.platform.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The addresses that a service connects to for people from outside: the public internet, by IANA's
 * special-purpose address registries.
 */
public final class AddressRules {

  private static final List<AddressRange> NOT_PUBLIC_IPV4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3",
          // Azure's host agent: a public number, reachable only from inside.
          "168.63.129.16/32");

  private static final AddressRange GLOBAL_IPV6 = AddressRange.of("2000::/3");

  private static final List<AddressRange> NOT_PUBLIC_IPV6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");

  /** Public addresses alone. */
  public static final AddressRules PUBLIC = new AddressRules(AddressRules::isPublic);

  /** Every address, for one machine. */
  public static final AddressRules ANY = new AddressRules(address -> true);

  private final Predicate<InetAddress> allowed;

  public AddressRules(Predicate<InetAddress> allowed) {
    this.allowed = allowed;
  }

  /** Checks address literals, which are never looked up; host names pass. */
  public boolean allowsHost(String host) {
    if (!isLiteral(host)) {
      return true;
    }
    try {
      return allows(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0
        || !host.isEmpty() && host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
  }

  public boolean allows(InetAddress address) {
    return allowed.test(address);
  }

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return isPublicIpv4(bytes);
    }
    if (NAT64.contains(bytes)) {
      return isPublicIpv4(Arrays.copyOfRange(bytes, 12, 16));
    }
    return GLOBAL_IPV6.contains(bytes)
        && NOT_PUBLIC_IPV6.stream().noneMatch(range -> range.contains(bytes));
  }

  private static boolean isPublicIpv4(byte[] bytes) {
    return NOT_PUBLIC_IPV4.stream().noneMatch(range -> range.contains(bytes));
  }

  private static List<AddressRange> ranges(String... notations) {
    return Stream.of(notations).map(AddressRange::of).toList();
  }
}
