package dev.innovationpipeline.processor.llm.api;

/** The current number of model calls of each stage, by state. */
@FunctionalInterface
public interface CallFigures {

  CallFigures NONE = stage -> new Figures(0, 0, 0);

  Figures of(int stage);

  /**
   * @param calling open calls
   * @param waitingToRetry failed calls that wait for their retry
   * @param waitingForPermit calls that the limit holds back
   */
  record Figures(int calling, int waitingToRetry, int waitingForPermit) {}
}
