package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.StageCompleted;

/** Whether the tables can hold an event. */
public final class Writable {

  private Writable() {}

  /**
   * @throws UnwritableEventException saying what of it they cannot hold
   */
  public static void check(RunEvent event) {
    if (event instanceof StageCompleted completed) {
      switch (completed.stage()) {
        case INSPIRATION_EXTRACTION -> Inspiration.check(completed);
        case OPPORTUNITY_GENERATION -> Card.check(completed);
        default -> {
          // Text and JSON of any shape.
        }
      }
    }
  }
}
