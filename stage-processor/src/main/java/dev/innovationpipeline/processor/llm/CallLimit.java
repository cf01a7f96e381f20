package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.processor.fairness.FairPermits;

/**
 * Limits the number of open calls and shares them fairly among companies. A permit is held during a
 * call, never during the wait for a retry.
 */
final class CallLimit {

  private final AdaptiveLimit limit;
  private final FairPermits permits;

  CallLimit(int max, int maxPerCompany) {
    limit = new AdaptiveLimit(max);
    permits = new FairPermits(max, maxPerCompany);
  }

  /** Waits for a permit; closing the call returns it. */
  OpenCall acquire(String companyId) throws InterruptedException {
    OpenCall call = new OpenCall(permits.acquire(companyId));
    limit.opened(permits.held());
    return call;
  }

  int open() {
    return permits.held();
  }

  int current() {
    return limit.current();
  }

  /** A call that holds a permit. */
  final class OpenCall implements AutoCloseable {

    private final FairPermits.Permit permit;

    private OpenCall(FairPermits.Permit permit) {
      this.permit = permit;
    }

    /** The provider had capacity for this call. */
    void answered() {
      limit.answered(permits.held());
      permits.resize(limit.current());
    }

    /** The provider had no capacity for this call. */
    void refused() {
      limit.refused(permits.held());
      permits.resize(limit.current());
    }

    /** The provider is back after a time in which it served no call. */
    void recovered() {
      limit.recovered();
      permits.resize(limit.current());
    }

    @Override
    public void close() {
      permit.close();
    }
  }
}
