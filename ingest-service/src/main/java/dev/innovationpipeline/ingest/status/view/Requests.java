package dev.innovationpipeline.ingest.status.view;

/** The requests that any instance accepted, as this instance has read them. */
public interface Requests {

  /**
   * Waits until every request for the run that Kafka has acknowledged so far has been read.
   *
   * @return false when that is not known to have happened in time
   */
  boolean readUpToNow(String runId);
}
