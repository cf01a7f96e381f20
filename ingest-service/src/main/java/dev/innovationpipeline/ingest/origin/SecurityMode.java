package dev.innovationpipeline.ingest.origin;

/** How the service knows who is there. */
enum SecurityMode {

  /** It does not ask, as only people and programs of this machine reach it. */
  LOCAL
}
