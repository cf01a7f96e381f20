package dev.innovationpipeline.platform.budget;

import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.Map;
import org.springframework.context.SmartLifecycle;

/** Reads the accounts once any company has a budget for the month; until then it costs nothing. */
public final class AccountsTail implements SmartLifecycle {

  private final CompanyBook book;
  private final CompactedTopicTail tail;
  private boolean running;
  private boolean reading;

  /**
   * @param kafka settings of the client
   * @param accounts hear what is read
   */
  public AccountsTail(
      Map<String, Object> kafka, Topics topics, CompanyBook book, Accounts accounts) {
    this.book = book;
    this.tail = new CompactedTopicTail(kafka, topics.budgetAccounts().name(), accounts::receive);
    book.listen(this::readIfNeeded);
  }

  private synchronized void readIfNeeded() {
    if (running && !reading && book.hasMonthlyLimits()) {
      reading = true;
      tail.start();
    }
  }

  /** Whether all is known that was in their topic when reading began. */
  public boolean isComplete() {
    return tail.isComplete();
  }

  @Override
  public synchronized void start() {
    running = true;
    readIfNeeded();
  }

  @Override
  public synchronized void stop() {
    running = false;
    if (reading) {
      reading = false;
      tail.stop();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }

  /** Serves until the web server has stopped. */
  @Override
  public int getPhase() {
    return 0;
  }
}
