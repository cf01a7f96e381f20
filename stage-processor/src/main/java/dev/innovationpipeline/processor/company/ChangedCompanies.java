package dev.innovationpipeline.processor.company;

import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.company.BudgetChanged;
import dev.innovationpipeline.schema.company.ProfileChanged;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The companies that people changed, some milliseconds after they did. */
public final class ChangedCompanies {

  private static final Logger log = LoggerFactory.getLogger(ChangedCompanies.class);

  /** A process that may not read the topic works with its files after this time. */
  private static final Duration CATCH_UP_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration CHECK_INTERVAL = Duration.ofMillis(20);

  private final CompanyBook book;
  private final CompactedTopicTail tail;
  private final TimeSource time;
  private volatile boolean waitsNoMore;
  private @Nullable Duration waitingSince;

  ChangedCompanies(CompanyBook book, CompactedTopicTail tail, TimeSource time) {
    this.book = book;
    this.tail = tail;
    this.time = time;
  }

  /** The newest of each company that has one. */
  public Collection<ProfileChanged> profiles() {
    return book.profiles();
  }

  /** The company's budget, which may limit nothing; empty when it never had one. */
  public Optional<BudgetChanged> budget(String companyId) {
    return book.budget(companyId);
  }

  /** Adds a listener that is told of each change. */
  public void listen(Runnable listener) {
    book.listen(listener);
  }

  /** Waits, for a while at most, until all changes of before the start of the process are known. */
  public void awaitOld() {
    while (!waitsNoMore) {
      if (tail.isComplete()) {
        waitsNoMore = true;
      } else if (isOverdue()) {
        log.warn(
            "The topic of companies could not be read within {}; profiles and budgets that"
                + " people set are used once it can. Until then files are, and no budgets.",
            CATCH_UP_TIMEOUT);
        waitsNoMore = true;
      } else if (!pause()) {
        return;
      }
    }
  }

  /**
   * Waits, for a while at most, until all changes are known that were made before this call. Other
   * services know of a new company some milliseconds earlier and accept runs for it.
   */
  public void awaitNew() {
    try {
      if (!tail.awaitEnd(CATCH_UP_TIMEOUT)) {
        log.warn("The topic of companies could not be read within {}.", CATCH_UP_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isOverdue() {
    Duration now = time.elapsed();
    if (waitingSince == null) {
      waitingSince = now;
    }
    return now.minus(waitingSince).compareTo(CATCH_UP_TIMEOUT) > 0;
  }

  private static boolean pause() {
    try {
      Thread.sleep(CHECK_INTERVAL);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
