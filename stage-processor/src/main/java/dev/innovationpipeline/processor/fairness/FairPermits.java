package dev.innovationpipeline.processor.fairness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A semaphore that is fair among companies. A free permit goes to the waiting company that holds
 * the fewest, among equals to the one whose last turn is longest ago, and within a company to the
 * thread that arrived first. So companies that compete for permits hold equal numbers, however many
 * threads of each wait and however long each holds its permit.
 *
 * <p>A permit is assigned to its next thread before that thread wakes: each permit wakes one
 * thread, and no other can overtake it. Time: the logarithm of the number of waiting companies.
 */
public final class FairPermits {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Company> companies = new HashMap<>();

  /** Companies that may take a permit; each is removed before its rank changes. */
  private final TreeSet<Company> ready =
      new TreeSet<>(Comparator.comparingInt(Company::held).thenComparingLong(Company::turn));

  private final int maxPerCompany;
  private int permits;
  private int held;
  private long turns;

  /**
   * @param maxPerCompany the maximum that one company may hold, even if others are free
   */
  public FairPermits(int permits, int maxPerCompany) {
    this.permits = permits;
    this.maxPerCompany = maxPerCompany;
  }

  /** Parks the thread until it gets a permit. */
  public Permit acquire(String companyId) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Waiter waiter = new Waiter(Thread.currentThread());
    change(companyId, company -> company.add(waiter));
    while (!waiter.served()) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        leave(companyId, waiter);
        throw new InterruptedException();
      }
    }
    return new Permit(companyId);
  }

  /** May be fewer than are held: then no permit is given until enough have been released. */
  public void resize(int newPermits) {
    List<Waiter> served;
    lock.lock();
    try {
      permits = newPermits;
      served = serve();
    } finally {
      lock.unlock();
    }
    served.forEach(Waiter::wake);
  }

  public int held() {
    lock.lock();
    try {
      return held;
    } finally {
      lock.unlock();
    }
  }

  /** Threads of the company that are parked. */
  public int waiting(String companyId) {
    lock.lock();
    try {
      Company company = companies.get(companyId);
      return company == null ? 0 : company.waiting();
    } finally {
      lock.unlock();
    }
  }

  /** A permit that was assigned at the moment of the interrupt goes to the next thread. */
  private void leave(String companyId, Waiter waiter) {
    change(
        companyId,
        company -> {
          if (!company.remove(waiter)) {
            release(company);
          }
        });
  }

  private void release(Company company) {
    company.release(++turns);
    held--;
  }

  private void change(String companyId, Consumer<Company> step) {
    List<Waiter> served;
    lock.lock();
    try {
      Company company = companies.computeIfAbsent(companyId, id -> new Company(id, ++turns));
      ready.remove(company);
      step.accept(company);
      settle(company);
      served = serve();
    } finally {
      lock.unlock();
    }
    served.forEach(Waiter::wake);
  }

  private List<Waiter> serve() {
    List<Waiter> served = new ArrayList<>(1);
    while (held < permits && !ready.isEmpty()) {
      Company company = ready.removeFirst();
      served.add(company.serveFirst(++turns));
      held++;
      settle(company);
    }
    return served;
  }

  private void settle(Company company) {
    if (company.waiting() > 0 && company.held() < maxPerCompany) {
      ready.add(company);
    } else if (company.isIdle()) {
      companies.remove(company.id());
    }
  }

  /** Closing it releases the permit. */
  public final class Permit implements AutoCloseable {

    private final String companyId;
    private boolean closed;

    private Permit(String companyId) {
      this.companyId = companyId;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        change(companyId, FairPermits.this::release);
      }
    }
  }
}
