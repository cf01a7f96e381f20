package dev.innovationpipeline.schema.run;

/** Where a run stands, in the words of the API and the database. */
public enum Status {
  PENDING,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED,
  /** Erased for privacy; nothing but the id is known of it. */
  FORGOTTEN;

  /** Nothing more happens in this attempt. */
  public boolean isTerminal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED || this == FORGOTTEN;
  }
}
