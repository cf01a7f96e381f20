package dev.innovationpipeline.schema.processor;

/**
 * The work of one stage that a processor has in hand.
 *
 * @param inFlight runs taken up and not finished
 * @param calling calls to the model that are open
 * @param waitingToRetry failed calls that will be tried again
 * @param waitingForPermit calls held back because the model takes no more at once
 */
public record StageLoad(int inFlight, int calling, int waitingToRetry, int waitingForPermit) {}
