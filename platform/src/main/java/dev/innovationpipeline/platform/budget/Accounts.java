package dev.innovationpipeline.platform.budget;

import dev.innovationpipeline.schema.company.BudgetChanged;
import dev.innovationpipeline.schema.company.BudgetWarned;
import dev.innovationpipeline.schema.company.SpendCodec;
import dev.innovationpipeline.schema.company.SpendEntry;
import dev.innovationpipeline.schema.company.SpendEntry.Attempt;
import dev.innovationpipeline.schema.company.Spent;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The accounts of companies with a budget, as this process has read them in the log. */
public final class Accounts {

  /** The present one, and the one before, whose last attempts may still run. */
  private static final int MONTHS_KEPT = 2;

  private final Map<AccountId, Account> accounts = new HashMap<>();
  private final Map<Month, Map<String, BudgetWarned>> warnings = new HashMap<>();
  private final Map<Asked, CompletableFuture<Verdict>> asked = new HashMap<>();
  private volatile BiConsumer<SpendEntry, Spent> listener = (entry, before) -> {};

  /** An account: of a company, since it had a budget, in a month. */
  public record AccountId(String companyId, int account, String month) {

    /** Of an attempt that was requested at a time. */
    public static AccountId of(BudgetChanged budget, Instant requestedAt) {
      return new AccountId(budget.companyId(), budget.account(), monthOf(requestedAt));
    }
  }

  /** Warnings do not name the account. */
  private record Month(String companyId, String month) {}

  private record Asked(AccountId account, Attempt attempt) {}

  /**
   * An account at a moment.
   *
   * @param spent with what was spent in the month before the account began
   * @param setAside for attempts that run
   * @param waiting attempts that wait for what is set aside for others
   */
  public record Balance(
      Spent spent, Spent setAside, int running, int waiting, List<BudgetWarned> warnings) {}

  /** By UTC, such as 2026-11. */
  public static String monthOf(Instant at) {
    return YearMonth.from(at.atZone(ZoneOffset.UTC)).toString();
  }

  /** The spending of a month before the account began. */
  public static Spent openingOf(BudgetChanged budget, String month) {
    BudgetChanged.Opening before = budget.before();
    return before != null && before.month().equals(month) ? before.spent() : Spent.NOTHING;
  }

  /** Sets the listener that is told of each entry, with what was spent before it. */
  public void listen(BiConsumer<SpendEntry, Spent> told) {
    listener = told;
  }

  /** Takes up a record, on one thread. */
  public void receive(ConsumerRecord<String, byte[]> message) {
    SpendCodec.toWarning(message).ifPresent(warning -> warn(message.key(), warning));
    SpendCodec.toEntry(message).ifPresent(this::add);
  }

  private synchronized void warn(String key, BudgetWarned warning) {
    warnings
        .computeIfAbsent(new Month(warning.companyId(), warning.month()), month -> new HashMap<>())
        .put(key, warning);
  }

  void add(SpendEntry entry) {
    Map<Attempt, Verdict> verdicts;
    AccountId id = new AccountId(entry.companyId(), entry.account(), entry.month());
    Spent before;
    synchronized (this) {
      Account account = accounts.get(id);
      if (account == null) {
        account = new Account();
        accounts.put(id, account);
        forgetOld(id.companyId());
      }
      before = account.spent();
      verdicts = account.apply(entry);
      verdicts.forEach((attempt, verdict) -> answer(new Asked(id, attempt), verdict));
    }
    listener.accept(entry, before);
  }

  private void answer(Asked question, Verdict verdict) {
    CompletableFuture<Verdict> waiting = asked.remove(question);
    if (waiting != null) {
      waiting.complete(verdict);
    }
  }

  private void forgetOld(String companyId) {
    List<AccountId> old =
        accounts.keySet().stream()
            .filter(id -> id.companyId().equals(companyId))
            .sorted(
                Comparator.comparingInt(AccountId::account)
                    .thenComparing(AccountId::month)
                    .reversed())
            .skip(MONTHS_KEPT)
            .toList();
    old.forEach(accounts::remove);
  }

  /** Completes with the answer of the log to the attempt's reservation; to be asked before it. */
  public synchronized CompletableFuture<Verdict> verdict(AccountId id, Attempt attempt) {
    return asked.computeIfAbsent(new Asked(id, attempt), question -> new CompletableFuture<>());
  }

  /** Drops the question of an attempt that does not wait any more. */
  public synchronized void forget(AccountId id, Attempt attempt) {
    asked.remove(new Asked(id, attempt));
  }

  /** Whether the log has let the attempt begin. */
  public synchronized boolean hasBegun(AccountId id, Attempt attempt) {
    Account account = accounts.get(id);
    return account != null && account.hasBegun(attempt);
  }

  public synchronized Spent spent(AccountId id) {
    Account account = accounts.get(id);
    return account == null ? Spent.NOTHING : account.spent();
  }

  public synchronized Balance balance(BudgetChanged budget, String month) {
    Account account =
        accounts.getOrDefault(
            new AccountId(budget.companyId(), budget.account(), month), new Account());
    return new Balance(
        openingOf(budget, month).plus(account.spent()),
        account.setAside(),
        account.running(),
        account.waiting(),
        List.copyOf(
            warnings.getOrDefault(new Month(budget.companyId(), month), Map.of()).values()));
  }
}
