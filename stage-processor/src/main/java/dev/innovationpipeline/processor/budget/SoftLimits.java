package dev.innovationpipeline.processor.budget;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.company.BudgetWarned;
import dev.innovationpipeline.schema.company.SpendEntry;
import dev.innovationpipeline.schema.company.Spent;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns when a company's spending passes the month's soft limit: the processor whose entry passed
 * it does, as all see the entries in one order.
 */
final class SoftLimits implements BiConsumer<SpendEntry, Spent> {

  private static final Logger log = LoggerFactory.getLogger(SoftLimits.class);

  private final String processor;
  private final EntryWriter writer;
  private final Function<SpendEntry, Spent> spent;
  private final TimeSource time;

  /**
   * @param spent what is spent in the account of an entry by now
   */
  SoftLimits(
      String processor, EntryWriter writer, Function<SpendEntry, Spent> spent, TimeSource time) {
    this.processor = processor;
    this.writer = writer;
    this.spent = spent;
    this.time = time;
  }

  @Override
  public void accept(SpendEntry entry, Spent before) {
    if (!entry.processor().equals(processor)) {
      return;
    }
    Spent now = entry.opening().plus(spent.apply(entry));
    if (entry.limit().softReachedBy(now)
        && !entry.limit().softReachedBy(entry.opening().plus(before))) {
      log.warn(
          "The company {} has spent {} USD and {} tokens of its budget of {} and passed the soft"
              + " limit. Its runs go on until the hard limit.",
          entry.companyId(),
          now.usd(),
          now.tokens(),
          entry.month());
      writer.append(
          new BudgetWarned(
              entry.companyId(), entry.month(), null, null, now, entry.limit(), time.instant()));
    }
  }
}
