package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.ingest.eventlog.EventLog;
import dev.innovationpipeline.ingest.results.Card;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stars for tests of other packages. */
public final class Stars {

  private final CardStars stars;

  public Stars(JdbcClient database, RunStatuses statuses, EventLog events) {
    stars = new CardStars(database, statuses, events, InstantSource.system());
  }

  public Card star(String cardId, boolean starred) throws InterruptedException {
    return stars.star(cardId, starred);
  }
}
