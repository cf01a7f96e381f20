package dev.innovationpipeline.schema.processor;

/**
 * What a processor has in hand of one stage.
 *
 * @param inFlight runs taken up and not finished
 * @param calling calls to the model that are open
 * @param waitingToRetry failed calls that will be tried again
 * @param waitingForPermit calls held back because the model takes no more at once
 */
public record StageLoad(int inFlight, int calling, int waitingToRetry, int waitingForPermit) {}
