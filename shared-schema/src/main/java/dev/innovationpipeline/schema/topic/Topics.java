package dev.innovationpipeline.schema.topic;

import dev.innovationpipeline.schema.event.Annotated.CardAnnotated;
import dev.innovationpipeline.schema.event.Annotated.RunAnnotated;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of all topics. A topic of events has the name of their type, or of what they are edits
 * of or notes on; completed stages have a topic each, and reviews share one.
 *
 * @param prefix put before every name, for clusters that many systems share; may be empty
 */
public record Topics(String prefix) {

  private static final Duration UNLIMITED_RETENTION = Duration.ofMillis(-1);
  private static final Duration PROGRESS_RETENTION = Duration.ofDays(7);
  private static final Duration ACCOUNT_RETENTION = Duration.ofDays(70);
  private static final Duration TEXT_RETENTION = Duration.ofMinutes(10);

  /** A year, and time to look back at it. */
  public static final Duration AUDIT_RETENTION = Duration.ofDays(400);

  /** A month, in which a receiver may ask for its messages once more. */
  private static final Duration WEBHOOK_RETENTION = Duration.ofDays(30);

  private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

  public Topic runRequested() {
    return fact(RunRequested.TYPE);
  }

  public Topic stageStarted() {
    return passing(StageStarted.TYPE, PROGRESS_RETENTION);
  }

  public Topic stageRetryScheduled() {
    return passing(StageRetryScheduled.TYPE, PROGRESS_RETENTION);
  }

  public Topic stageCompleted(int stage) {
    return fact("stage-" + stage + "-completed");
  }

  public Topic runFailed() {
    return fact(RunFailed.TYPE);
  }

  public Topic runCancelled() {
    return fact(RunCancelled.TYPE);
  }

  public Topic reprocessRequested() {
    return fact(ReprocessRequested.TYPE);
  }

  public Topic cardStarred() {
    return fact(CardStarred.TYPE);
  }

  /** The edits of outputs and cards. */
  public Topic outputEdits() {
    return fact("output-edits");
  }

  /** Tags, comments, ratings and statuses of cards. */
  public Topic cardAnnotations() {
    return fact("card-annotations");
  }

  /** Titles and tags of runs. */
  public Topic runAnnotations() {
    return fact("run-annotations");
  }

  /** The reviews of runs that wait: decisions and reminders. */
  public Topic reviewDecisions() {
    return fact("review-decisions");
  }

  public Topic runForgotten() {
    return fact(RunForgotten.TYPE);
  }

  /** The newest status of each run, compacted. */
  public Topic runStatus() {
    return new Topic(prefix + "run-status", UNLIMITED_RETENTION, Keeping.NEWEST_STATE);
  }

  /** The newest sign of life of each processor, compacted. */
  public Topic processorHeartbeats() {
    return new Topic(prefix + "processor-heartbeats", UNLIMITED_RETENTION, Keeping.NEWEST_STATE);
  }

  /** The API keys, hashed, and when each was used last; compacted. For ingest services alone. */
  public Topic apiKeys() {
    return new Topic(prefix + "api-keys", UNLIMITED_RETENTION, Keeping.NEWEST_STATE);
  }

  /** The record of who did what, for ingest services to write and the sink to read. */
  public Topic audit() {
    return passing("audit-entries", AUDIT_RETENTION);
  }

  /** The changes of companies' profiles, every version; compacted. */
  public Topic companies() {
    return new Topic(prefix + "company-changes", UNLIMITED_RETENTION, Keeping.NEWEST_STATE);
  }

  /** The views of the board that persons keep, by person and name; compacted. */
  public Topic savedViews() {
    return new Topic(prefix + "saved-views", UNLIMITED_RETENTION, Keeping.NEWEST_STATE);
  }

  /** The links by which cards of a run are shown without a login, by run; compacted. */
  public Topic shareLinks() {
    return new Topic(prefix + "share-links", UNLIMITED_RETENTION, Keeping.NEWEST_STATE);
  }

  /** The spending of companies with a budget, attempt by attempt, while their months last. */
  public Topic budgetAccounts() {
    return new Topic(prefix + "budget-accounts", ACCOUNT_RETENTION, Keeping.NEWEST_STATE);
  }

  /** The addresses that companies want messages sent to, and their secrets. For ingest services. */
  public Topic webhookEndpoints() {
    return new Topic(prefix + "webhook-endpoints", UNLIMITED_RETENTION, Keeping.NEWEST_STATE);
  }

  /** The messages to these addresses, each with its newest state. For ingest services. */
  public Topic webhookDeliveries() {
    return new Topic(prefix + "webhook-deliveries", WEBHOOK_RETENTION, Keeping.NEWEST_STATE);
  }

  /** The text that models are writing just now; for watchers, and soon gone. */
  public Topic stageText() {
    return passing("stage-text", TEXT_RETENTION);
  }

  /** The runs whose text somebody reads along; only their calls need to be streamed. */
  public Topic stageTextWatched() {
    return passing("stage-text-watched", TEXT_RETENTION);
  }

  /** The sink's consumer group; how far it is, others read, too. */
  public String sinkGroup() {
    return prefix + "persistence-sink";
  }

  /** The consumer group of all stage processors. */
  public String processorGroup() {
    return prefix + "stage-processor";
  }

  /** The consumer group of ingest services that makes messages of events. */
  public String webhookDispatchGroup() {
    return prefix + "webhook-dispatch";
  }

  /** The consumer group of ingest services that sends these messages. */
  public String webhookDeliveryGroup() {
    return prefix + "webhook-delivery";
  }

  /** The input of a stage: the requests for the first, the output of the one before for others. */
  public Topic inputOf(int stage) {
    return stage == 1 ? runRequested() : stageCompleted(stage - 1);
  }

  public Topic of(RunEvent event) {
    return switch (event) {
      case RunRequested e -> runRequested();
      case StageStarted e -> stageStarted();
      case StageRetryScheduled e -> stageRetryScheduled();
      case StageCompleted e -> stageCompleted(e.stage());
      case RunFailed e -> runFailed();
      case RunCancelled e -> runCancelled();
      case ReprocessRequested e -> reprocessRequested();
      case CardStarred e -> cardStarred();
      case OutputEdited e -> outputEdits();
      case CardAnnotated e -> cardAnnotations();
      case RunAnnotated e -> runAnnotations();
      case Review e -> reviewDecisions();
      case RunForgotten e -> runForgotten();
    };
  }

  public List<Topic> events() {
    return Stream.of(
            Stream.of(runRequested(), stageStarted(), stageRetryScheduled()),
            Pipelines.registered().stageNumbers().map(this::stageCompleted),
            Stream.of(
                runFailed(),
                runCancelled(),
                reprocessRequested(),
                cardStarred(),
                outputEdits(),
                cardAnnotations(),
                runAnnotations(),
                reviewDecisions(),
                runForgotten()))
        .flatMap(topics -> topics)
        .toList();
  }

  /** The events that are the truth; the others only tell what goes on. */
  public List<Topic> facts() {
    return events().stream().filter(topic -> topic.keeping() == Keeping.EVERY_FACT).toList();
  }

  /** Every topic of the system: events, their dead letters, and what is no event. */
  public List<Topic> all() {
    return Stream.of(
            events().stream().flatMap(topic -> Stream.of(topic, deadLettersOf(topic))),
            Stream.of(
                runStatus(),
                processorHeartbeats(),
                apiKeys(),
                companies(),
                savedViews(),
                shareLinks(),
                budgetAccounts(),
                audit(),
                webhookEndpoints(),
                webhookDeliveries(),
                stageText(),
                stageTextWatched()))
        .flatMap(topics -> topics)
        .toList();
  }

  public Topic deadLettersOf(Topic source) {
    return new Topic(deadLettersOf(source.name()), DEAD_LETTER_RETENTION, Keeping.A_WHILE);
  }

  /** The dead-letter topic's name, from the full name of the source. */
  public String deadLettersOf(String sourceName) {
    return sourceName + "-dlt";
  }

  private Topic fact(String name) {
    return new Topic(prefix + name, UNLIMITED_RETENTION, Keeping.EVERY_FACT);
  }

  private Topic passing(String name, Duration retention) {
    return new Topic(prefix + name, retention, Keeping.A_WHILE);
  }
}
