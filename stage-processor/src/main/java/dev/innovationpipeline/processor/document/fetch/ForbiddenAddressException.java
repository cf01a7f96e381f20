package dev.innovationpipeline.processor.document.fetch;

import java.net.UnknownHostException;

/** The host resolves to forbidden addresses only. */
final class ForbiddenAddressException extends UnknownHostException {

  ForbiddenAddressException(String host) {
    super(host);
  }
}
