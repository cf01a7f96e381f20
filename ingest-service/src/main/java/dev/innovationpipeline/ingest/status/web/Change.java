package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.ingest.status.view.ReviewSettings;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.function.Predicate;

/**
 * A change of a run, rendered once for all its watchers.
 *
 * @param json the answer, in one line
 */
record Change(ViewedStatus viewed, StatusAnswer answer, String json) {

  /**
   * @param dead tells of a processor whether it is gone
   * @param reviews how long runs wait for one
   */
  static Change of(ViewedStatus viewed, Predicate<String> dead, ReviewSettings reviews) {
    StatusAnswer answer = StatusAnswer.of(viewed.status(), dead, reviews);
    return new Change(viewed, answer, WireJson.MAPPER.writeValueAsString(answer));
  }

  ChangeId id() {
    return viewed.changeId();
  }
}
