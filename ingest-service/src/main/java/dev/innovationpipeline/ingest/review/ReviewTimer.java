package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.status.view.ReviewSettings;
import dev.innovationpipeline.ingest.status.view.ReviewSettings.OnTimeout;
import dev.innovationpipeline.ingest.status.view.RunCounts;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.ingest.status.view.WaitingRuns.Waiting;
import dev.innovationpipeline.platform.process.PeriodicService;
import dev.innovationpipeline.platform.process.PeriodicTasks;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.Review.Decision;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Reminds of runs that wait for long, and decides on those whose time is over. Every instance does;
 * of two that do it at once, both say the same.
 */
@Component
class ReviewTimer extends PeriodicService {

  private static final Logger log = LoggerFactory.getLogger(ReviewTimer.class);

  private final RunCounts counts;
  private final RunStatuses statuses;
  private final Reviews reviews;
  private final EventTransactions events;
  private final ReviewMeters meters;
  private final ReviewSettings settings;
  private final InstantSource clock;

  ReviewTimer(
      RunCounts counts,
      RunStatuses statuses,
      Reviews reviews,
      EventTransactions events,
      ReviewMeters meters,
      ReviewSettings settings,
      InstantSource clock) {
    this.counts = counts;
    this.statuses = statuses;
    this.reviews = reviews;
    this.events = events;
    this.meters = meters;
    this.settings = settings;
    this.clock = clock;
  }

  /** Looks at the runs that have waited for long enough. */
  void look() {
    Instant now = clock.instant();
    if (settings.onTimeout() != OnTimeout.KEEP) {
      counts.waiting().since(now.minus(settings.timeout())).forEach(this::decide);
    }
    if (!settings.remindAfter().isZero()) {
      counts.waiting().since(now.minus(settings.remindAfter())).stream()
          .filter(run -> run.remindedAt() == null)
          .forEach(this::remind);
    }
  }

  private void decide(Waiting run) {
    Decision decision =
        settings.onTimeout() == OnTimeout.APPROVE ? Decision.APPROVED : Decision.REJECTED;
    try {
      reviews.decide(
          run.runId(), new ReviewRequest(decision, null, run.stage(), run.attempt()), null);
      log.info(
          "Run {} has waited for a review of stage {} since {}; it is {}, as"
              + " pipeline.review.on-timeout says.",
          run.runId(),
          run.stage(),
          run.since(),
          decision);
    } catch (ErrorResponseException e) {
      log.warn(
          "The time of run {} to be reviewed is over, but {} It is looked at again in {}.",
          run.runId(),
          e.getBody().getDetail(),
          settings.checkInterval());
    }
  }

  private void remind(Waiting run) {
    Optional<RunStatus> status =
        statuses
            .known(run.runId())
            .filter(now -> now.progress().attempt() == run.attempt())
            .filter(now -> now.remindedAt() == null && now.waiting().isPresent());
    if (status.isEmpty()) {
      return;
    }
    Review.Reminded event = new Review.Reminded(status.get().run(), run.stage(), clock.instant());
    try {
      events.append(List.of(event));
    } catch (EventNotKeptException e) {
      log.warn(
          "Kafka did not take the reminder of run {}; it is tried again in {}.",
          run.runId(),
          settings.checkInterval());
      return;
    }
    meters.reminded();
    log.info(
        "Run {} has waited for a review of stage {} since {}.",
        run.runId(),
        run.stage(),
        run.since());
  }

  @Override
  protected PeriodicTasks begin() {
    PeriodicTasks tasks = new PeriodicTasks("reviews");
    tasks.every(settings.checkInterval(), this::look);
    return tasks;
  }
}
