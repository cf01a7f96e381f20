package dev.innovationpipeline.ingest.eventlog;

import dev.innovationpipeline.schema.event.RunEvent;
import java.util.List;

/**
 * Where events go that hold together: readers see all of them or none. That a run is forgotten
 * holds together with the tombstones of all that there is of it.
 */
public interface EventTransactions {

  /**
   * Returns once all events are kept by all in-sync replicas.
   *
   * @throws EventNotKeptException when that is not known to have happened
   */
  void append(List<? extends RunEvent> events);
}
