package dev.innovationpipeline.benchmarks.evaluate.run;

import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.schema.event.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The calls of an evaluation, those of its earlier starts included, and their cap. */
public final class Spending {

  private final @Nullable BigDecimal maxCostUsd;
  private Usage spent = Usage.NONE;

  /**
   * @param maxCostUsd after which no call is made; the calls that are open then are still paid.
   *     Null for no cap
   */
  public Spending(@Nullable BigDecimal maxCostUsd) {
    this.maxCostUsd = maxCostUsd;
  }

  public synchronized Usage spent() {
    return spent;
  }

  public synchronized void add(Usage usage) {
    spent = spent.plus(usage);
  }

  synchronized boolean mayCall() {
    return maxCostUsd == null || spent.costUsd().compareTo(maxCostUsd) < 0;
  }

  /** Counts the calls of one conversation. */
  public Meter meter() {
    return new Meter(this);
  }

  /** The calls of one conversation. */
  public static final class Meter implements CallListener {

    private final Spending total;
    private Usage usage = Usage.NONE;

    private Meter(Spending total) {
      this.total = total;
    }

    @Override
    public synchronized void called(Usage call) {
      usage = usage.plus(call);
      total.add(call);
    }

    @Override
    public void retryScheduled(int tries, String error, Instant nextTryAt) {
      System.err.println("  retrying at " + nextTryAt + ": " + error);
    }

    @Override
    public boolean mayCall() {
      return total.mayCall();
    }

    public synchronized Usage usage() {
      return usage;
    }
  }
}
