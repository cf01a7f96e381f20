package dev.innovationpipeline.processor.document.fetch;

import java.net.UnknownHostException;

/** The name is known and leads to where documents must not come from. */
final class ForbiddenAddressException extends UnknownHostException {

  ForbiddenAddressException(String host) {
    super(host);
  }
}
