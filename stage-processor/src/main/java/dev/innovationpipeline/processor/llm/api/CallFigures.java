package dev.innovationpipeline.processor.llm.api;


/** What the conversations of a stage do just now. */
@FunctionalInterface
public interface CallFigures {

  CallFigures NONE = stage -> new Figures(0, 0, 0);

  Figures of(int stage);

  /**
   * @param calling calls that are open
   * @param waitingToRetry failed calls that will be tried again
   * @param waitingForPermit calls held back by the limit
   */
  record Figures(int calling, int waitingToRetry, int waitingForPermit) {}
}
