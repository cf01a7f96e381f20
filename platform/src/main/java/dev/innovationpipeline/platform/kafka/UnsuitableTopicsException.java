package dev.innovationpipeline.platform.kafka;

/** The cluster's topics cannot be worked with; the message says why and what to do. */
final class UnsuitableTopicsException extends IllegalStateException {

  UnsuitableTopicsException(String message) {
    super(message);
  }
}
