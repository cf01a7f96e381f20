package dev.innovationpipeline.stages.llm;

/** How many calls may be open at once; held during a call, never during the wait for a retry. */
interface InFlightLimit {

  /** Waits for a place; to be closed by whoever took it. */
  Permit acquire() throws InterruptedException;

  /** One open call. */
  interface Permit extends AutoCloseable {

    /** The provider had room for this call. */
    void answered();

    /** The provider had no room for it. */
    void overloaded();

    @Override
    void close();
  }
}
