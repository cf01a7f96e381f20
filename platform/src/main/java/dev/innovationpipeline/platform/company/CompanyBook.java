package dev.innovationpipeline.platform.company;

import dev.innovationpipeline.schema.company.BudgetChanged;
import dev.innovationpipeline.schema.company.CompanyChange;
import dev.innovationpipeline.schema.company.CompanyCodec;
import dev.innovationpipeline.schema.company.ProfileChanged;
import dev.innovationpipeline.schema.company.SpendLimit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The companies' changes as they are in the log. Every instance reads the same log, and so comes to
 * the same versions: of two changes to one version, the first holds.
 */
public final class CompanyBook {

  private final Map<String, TreeMap<Integer, ProfileChanged>> profiles = new ConcurrentHashMap<>();
  private final Map<String, BudgetChanged> budgets = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Takes up a record; on one thread. */
  public void receive(ConsumerRecord<String, byte[]> message) {
    CompanyCodec.toChange(message).ifPresent(this::add);
  }

  void add(CompanyChange change) {
    boolean isNew =
        switch (change) {
          case ProfileChanged profile -> addProfile(profile);
          case BudgetChanged budget -> addBudget(budget);
        };
    if (isNew) {
      listeners.forEach(Runnable::run);
    }
  }

  private boolean addProfile(ProfileChanged change) {
    if (change.version() <= profile(change.companyId()).map(ProfileChanged::version).orElse(0)) {
      return false;
    }
    profiles.compute(
        change.companyId(),
        (id, before) -> {
          TreeMap<Integer, ProfileChanged> versions =
              before == null ? new TreeMap<>() : new TreeMap<>(before);
          versions.put(change.version(), change);
          return versions;
        });
    return true;
  }

  private boolean addBudget(BudgetChanged change) {
    BudgetChanged before = budgets.get(change.companyId());
    if (before != null && change.version() <= before.version()) {
      return false;
    }
    budgets.put(change.companyId(), change);
    return true;
  }

  /** Adds a listener that is told of each change that holds, on the reading thread. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** The newest profile that a person gave the company; empty for none. */
  public Optional<ProfileChanged> profile(String companyId) {
    return Optional.ofNullable(profiles.get(companyId)).map(all -> all.lastEntry().getValue());
  }

  public Optional<ProfileChanged> profile(String companyId, int version) {
    return Optional.ofNullable(profiles.get(companyId)).map(all -> all.get(version));
  }

  /** The company's budget, which may limit nothing; empty when it never had one. */
  public Optional<BudgetChanged> budget(String companyId) {
    return Optional.ofNullable(budgets.get(companyId));
  }

  /** Whether any company has limits for the month. */
  public boolean hasMonthlyLimits() {
    return budgets.values().stream()
        .anyMatch(change -> !change.budget().month().equals(SpendLimit.NONE));
  }

  /** The newest profile of each company that has one. */
  public Collection<ProfileChanged> profiles() {
    return profiles.values().stream().map(all -> all.lastEntry().getValue()).toList();
  }
}
