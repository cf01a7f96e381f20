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
 * A number of permits for any number of threads. A free one goes to the waiting company that holds
 * the fewest; among equals to the one whose turn is longest ago; within a company to whoever came
 * first. So companies that want more than there is end up with equal numbers, however many threads
 * of one wait and however long each keeps its permit.
 *
 * <p>A permit is handed to its next owner before that thread wakes: one thread is woken for each
 * permit, and nobody can take it on the way. Costs the logarithm of the number of waiting
 * companies.
 */
public final class FairPermits {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Company> companies = new HashMap<>();

  /** The companies that could take a permit at once; left out before each change of their rank. */
  private final TreeSet<Company> ready =
      new TreeSet<>(Comparator.comparingInt(Company::held).thenComparingLong(Company::turn));

  private final int mostPerCompany;
  private int permits;
  private int held;
  private long turns;

  /**
   * @param mostPerCompany that one company may hold, even when others are free
   */
  public FairPermits(int permits, int mostPerCompany) {
    this.permits = permits;
    this.mostPerCompany = mostPerCompany;
  }

  /** Parks the thread until it is its turn. */
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

  /** Fewer than are held is possible: then none is given until enough have come back. */
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

  int waiting(String companyId) {
    lock.lock();
    try {
      Company company = companies.get(companyId);
      return company == null ? 0 : company.waiting();
    } finally {
      lock.unlock();
    }
  }

  /** Interrupted: a permit that came at the same time goes on to the next. */
  private void leave(String companyId, Waiter waiter) {
    change(
        companyId,
        company -> {
          if (!company.remove(waiter)) {
            takeBack(company);
          }
        });
  }

  private void takeBack(Company company) {
    company.giveBack(++turns);
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
    if (company.waiting() > 0 && company.held() < mostPerCompany) {
      ready.add(company);
    } else if (company.isIdle()) {
      companies.remove(company.id());
    }
  }

  /** To be closed by whoever holds it. */
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
        change(companyId, FairPermits.this::takeBack);
      }
    }
  }
}
