package dev.innovationpipeline.ingest.caller;

/** Tells whether a caller that was let in would be let in again, for answers that take long. */
@FunctionalInterface
public interface Admission {

  /** False once its key is revoked, its token has expired or its session was ended. */
  boolean holds(Caller caller);
}
