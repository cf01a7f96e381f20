package dev.innovationpipeline.ingest.share;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.eventlog.ReadBack;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.share.ShareViews.Views;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Appends links, and waits until this instance has read them back; tells at intervals how often
 * links were opened here, and erases those that ended long ago.
 */
final class ShareTopic implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ShareTopic.class);
  private static final String UNACKNOWLEDGED =
      "Kafka did not acknowledge the change in time. List the share links to see whether it"
          + " holds, and send it again if not.";

  /** A killed process loses the views of this time. */
  private static final Duration TELL_INTERVAL = Duration.ofSeconds(15);

  private static final Duration ERASE_INTERVAL = Duration.ofHours(1);

  /** How long people may still look up a link that has ended. */
  static final Duration LISTED_INTERVAL = Duration.ofDays(30);

  private final KafkaTemplate<String, byte[]> kafka;
  private final ShareBook book;
  private final AuditTrail audit;
  private final InstantSource clock;
  private final CompactedTopicTail tail;
  private volatile boolean running;

  ShareTopic(
      Map<String, Object> client,
      String topic,
      KafkaTemplate<String, byte[]> kafka,
      ShareBook book,
      AuditTrail audit,
      InstantSource clock) {
    this.kafka = kafka;
    this.book = book;
    this.audit = audit;
    this.clock = clock;
    tail =
        new CompactedTopicTail(client, topic, book::receive)
            .every(TELL_INTERVAL, this::tellViews)
            .every(ERASE_INTERVAL, this::eraseEnded);
  }

  CompactedTopicTail tail() {
    return tail;
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 503 after a start, while older links are
   *     still read: one of them may be revoked
   */
  void requireComplete() {
    if (!tail.isComplete()) {
      throw Problems.unavailable("The service is still reading the share links.", null);
    }
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 503 when Kafka does not take it in time
   */
  void append(ShareLink link) {
    ReadBack.append(kafka, book.toRecord(link), tail, UNACKNOWLEDGED);
  }

  void tellViews() {
    for (Map.Entry<String, Views> each : book.views().toTell().entrySet()) {
      book.find(each.getKey())
          .ifPresentOrElse(
              link -> tell(link, each.getValue()), () -> book.views().forget(each.getKey()));
    }
  }

  private void tell(ShareLink link, Views views) {
    try {
      kafka
          .send(book.toRecord(link, views))
          .whenComplete(
              (sent, failure) -> {
                if (failure == null) {
                  long more = book.views().tell(link.id(), views);
                  audit.byService("share opened", link.companyId(), link.id(), more);
                } else {
                  warn(link, failure);
                }
              });
    } catch (KafkaException e) {
      warn(link, e);
    }
  }

  private static void warn(ShareLink link, Throwable failure) {
    log.warn(
        "Kafka did not take how often the share link {} was opened: {}. It is told again in {} s.",
        link.id(),
        failure.toString(),
        TELL_INTERVAL.toSeconds());
  }

  void eraseEnded() {
    book.tombstones(clock.instant().minus(LISTED_INTERVAL)).forEach(kafka::send);
  }

  @Override
  public void start() {
    running = true;
  }

  /** The last views are told, too. */
  @Override
  public void stop() {
    running = false;
    tellViews();
    kafka.flush();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Serves until the web server has stopped. */
  @Override
  public int getPhase() {
    return 0;
  }
}
