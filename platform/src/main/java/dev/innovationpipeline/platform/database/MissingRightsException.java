package dev.innovationpipeline.platform.database;

/** The role of the service may not do what it must; the message has the statements that help. */
public final class MissingRightsException extends RuntimeException {

  MissingRightsException(String message) {
    super(message);
  }
}
