package dev.innovationpipeline.platform.address;

import java.net.UnknownHostException;

/** The host resolves to forbidden addresses only. */
public final class ForbiddenAddressException extends UnknownHostException {

  ForbiddenAddressException(String host) {
    super(host);
  }
}
