package dev.innovationpipeline.ingest.caller;

/** The rights of a caller in the companies that it belongs to; each role includes those before. */
public enum Role {
  /** Reads runs, cards, documents. */
  VIEWER,

  /** Starts, cancels, reviews and reprocesses runs, uploads documents, stars cards. */
  AUTHOR,

  /** Forgets runs; with all companies, redrives dead letters and rebuilds the database. */
  OPERATOR,

  /** Makes and revokes keys. */
  ADMIN;

  /** Whether the holder of this role may do what the other one may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
