package dev.innovationpipeline.schema.run;

/** Where a run stands, in the words of the API and the database. */
public enum Status {
  PENDING,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** Nothing more happens in this attempt. */
  public boolean isTerminal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }
}
