package dev.innovationpipeline.platform.kafka;

/** The cluster's topics cannot be worked with; the message says why and what to do. */
public final class UnsuitableTopicsException extends RuntimeException {

  UnsuitableTopicsException(String message) {
    super(message);
  }
}
