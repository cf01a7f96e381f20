package dev.innovationpipeline.processor.llm.limit;

import dev.innovationpipeline.processor.fairness.FairPermits;

/**
 * How many calls may be open at once, shared fairly among companies; a place is held during a call,
 * never during the wait for a retry.
 */
public final class CallLimit {

  private final AdaptiveLimit limit;
  private final FairPermits permits;

  public CallLimit(int most, int mostPerCompany) {
    limit = new AdaptiveLimit(most);
    permits = new FairPermits(most, mostPerCompany);
  }

  /** Waits for a place; to be closed by whoever took it. */
  public OpenCall acquire(String companyId) throws InterruptedException {
    OpenCall call = new OpenCall(permits.acquire(companyId));
    limit.opened(permits.held());
    return call;
  }

  public int open() {
    return permits.held();
  }

  public int current() {
    return limit.current();
  }

  /** One open call. */
  public final class OpenCall implements AutoCloseable {

    private final FairPermits.Permit permit;

    private OpenCall(FairPermits.Permit permit) {
      this.permit = permit;
    }

    /** The provider had room for this call. */
    public void answered() {
      limit.answered(permits.held());
      permits.resize(limit.current());
    }

    /** The provider had no room for it. */
    public void refused() {
      limit.refused(permits.held());
      permits.resize(limit.current());
    }

    @Override
    public void close() {
      permit.close();
    }
  }
}
