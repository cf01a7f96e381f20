package dev.innovationpipeline.platform.budget;

import dev.innovationpipeline.schema.company.SpendEntry;
import dev.innovationpipeline.schema.company.SpendEntry.Attempt;
import dev.innovationpipeline.schema.company.SpendLimit;
import dev.innovationpipeline.schema.company.Spent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A company's account for a month: a state machine over the entries of one partition, so that every
 * reader comes to the same verdicts.
 *
 * <pre>
 * RESERVED: unknown, refused -> waiting        waiting -> waiting, at its place, by the new limit
 *           begun, granted, ended -> granted
 * waiting -> granted   once spent, set aside and its own estimate are within the limit, or nothing
 *                      is set aside; those that came first go first
 * waiting -> refused   once what is spent has reached the limit
 * SPENT:    any but ended -> granted           ENDED: any -> ended, and nothing is set aside
 * </pre>
 */
final class Account {

  /** An attempt that says nothing for so long has lost its processor; runs have deadlines. */
  static final Duration SILENCE_TIMEOUT = Duration.ofHours(12);

  private static final int SCALE = 12;

  private final Map<Attempt, State> begun = new HashMap<>();
  private final Map<Attempt, State> open = new LinkedHashMap<>();
  private final Map<Attempt, SpendEntry> waiting = new LinkedHashMap<>();
  private Spent spent = Spent.NOTHING;
  private Spent spentByCompleted = Spent.NOTHING;
  private int completed;

  private static final class State {
    private Spent spent = Spent.NOTHING;
    private Spent estimate = Spent.NOTHING;
    private Instant at = Instant.EPOCH;
    private boolean ended;
    private boolean completed;
  }

  /** Returns the verdicts that the entry brings about. */
  Map<Attempt, Verdict> apply(SpendEntry entry) {
    Map<Attempt, Verdict> verdicts = new HashMap<>();
    switch (entry.step()) {
      case RESERVED -> {
        if (entry.granted() || begun.containsKey(entry.of())) {
          reopen(entry);
          verdicts.put(entry.of(), Verdict.GRANTED);
        } else {
          waiting.put(entry.of(), entry);
        }
      }
      case SPENT -> note(entry);
      case ENDED -> end(entry);
    }
    decide(entry.at(), verdicts);
    return verdicts;
  }

  private void reopen(SpendEntry entry) {
    State state = note(entry);
    state.ended = false;
    open.put(entry.of(), state);
  }

  private State note(SpendEntry entry) {
    waiting.remove(entry.of());
    State state = begun.computeIfAbsent(entry.of(), of -> new State());
    if (!state.ended) {
      open.put(entry.of(), state);
    }
    Spent before = state.spent;
    state.spent = before.max(entry.spent());
    state.estimate = entry.estimate();
    state.at = entry.at();
    spent = spent.plus(state.spent.minus(before));
    return state;
  }

  private void end(SpendEntry entry) {
    boolean never = !begun.containsKey(entry.of()) && entry.spent().equals(Spent.NOTHING);
    if (never) {
      waiting.remove(entry.of());
      return;
    }
    State state = note(entry);
    state.ended = true;
    open.remove(entry.of());
    if (entry.completed() && !state.completed) {
      state.completed = true;
      completed++;
      spentByCompleted = spentByCompleted.plus(state.spent);
    }
  }

  private void decide(Instant now, Map<Attempt, Verdict> verdicts) {
    if (waiting.isEmpty()) {
      return;
    }
    open.values().removeIf(state -> isAbandoned(state.at, now));
    var next = waiting.entrySet().iterator();
    while (next.hasNext()) {
      SpendEntry asking = next.next().getValue();
      Spent counted = asking.opening().plus(spent);
      if (isAbandoned(asking.at(), now)) {
        next.remove();
      } else if (asking.limit().hardReachedBy(counted)) {
        next.remove();
        verdicts.put(asking.of(), Verdict.REFUSED);
      } else if (open.isEmpty()
          || isWithin(counted.plus(setAside()).plus(expected(asking)), asking)) {
        next.remove();
        reopen(asking);
        verdicts.put(asking.of(), Verdict.GRANTED);
      } else {
        return;
      }
    }
  }

  private static boolean isAbandoned(Instant at, Instant now) {
    return Duration.between(at, now).compareTo(SILENCE_TIMEOUT) > 0;
  }

  private static boolean isWithin(Spent sum, SpendEntry asking) {
    SpendLimit limit = asking.limit();
    return (limit.hardUsd() == null || sum.usd().compareTo(limit.hardUsd()) <= 0)
        && (limit.hardTokens() == null || sum.tokens() <= limit.hardTokens());
  }

  private Spent expected(SpendEntry asking) {
    return expected(asking.estimate());
  }

  /** The mean of attempts that came to their end is better than any estimate. */
  private Spent expected(Spent estimate) {
    return completed == 0
        ? estimate
        : new Spent(
            spentByCompleted
                .usd()
                .divide(BigDecimal.valueOf(completed), SCALE, RoundingMode.CEILING),
            spentByCompleted.tokens() / completed);
  }

  /** For attempts that have begun, beyond what they have spent. */
  Spent setAside() {
    Spent sum = Spent.NOTHING;
    for (State state : open.values()) {
      sum = sum.plus(expected(state.estimate).minus(state.spent).max(Spent.NOTHING));
    }
    return sum;
  }

  Spent spent() {
    return spent;
  }

  int running() {
    return open.size();
  }

  int waiting() {
    return waiting.size();
  }

  boolean hasBegun(Attempt attempt) {
    return begun.containsKey(attempt);
  }
}
