package dev.innovationpipeline.ingest.status.stream;

import dev.innovationpipeline.ingest.status.topology.ChangeId;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.ingest.status.web.StatusAnswer;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.function.Predicate;

/**
 * A change of a run, put into words once for all who watch it.
 *
 * @param json the answer, in one line
 */
public record Change(ViewedStatus viewed, StatusAnswer answer, String json) {

  /**
   * @param dead tells of a processor whether it is gone
   */
  public static Change of(ViewedStatus viewed, Predicate<String> dead) {
    StatusAnswer answer = StatusAnswer.of(viewed.status(), dead);
    return new Change(viewed, answer, WireJson.MAPPER.writeValueAsString(answer));
  }

  public ChangeId id() {
    return viewed.changeId();
  }
}
