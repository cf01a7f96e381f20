package dev.innovationpipeline.platform.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Resolves to allowed addresses only, so that the checked address is the one connected to. */
public final class GuardedDns implements Dns {

  private final AddressRules rules;
  private final Dns dns;

  public GuardedDns(AddressRules rules, Dns dns) {
    this.rules = rules;
    this.dns = dns;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> allowed = dns.lookup(host).stream().filter(rules::allows).toList();
    if (allowed.isEmpty()) {
      throw new ForbiddenAddressException(host);
    }
    return allowed;
  }
}
