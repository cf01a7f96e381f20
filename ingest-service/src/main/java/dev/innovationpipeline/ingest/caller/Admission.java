package dev.innovationpipeline.ingest.caller;

/** Tells whether a caller that was let in would be let in again, for answers that take long. */
@FunctionalInterface
public interface Admission {

  /** False once its key is revoked or its token has expired. */
  boolean holds(Caller caller);
}
