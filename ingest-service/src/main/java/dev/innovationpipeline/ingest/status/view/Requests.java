package dev.innovationpipeline.ingest.status.view;

/** The requests that all instances accepted, as far as this instance has read them. */
interface Requests {

  /**
   * Waits until this instance has read all requests for the run that Kafka has acknowledged.
   *
   * @return false on a timeout
   */
  boolean readUpToNow(String runId);
}
