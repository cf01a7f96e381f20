package dev.innovationpipeline.local.found;

/** A model of this machine was asked for, and there is none; the message says what to do. */
public final class NoLocalModelException extends RuntimeException {

  NoLocalModelException(String message) {
    super(message);
  }
}
