package dev.innovationpipeline.processor.llm.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.testing.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/** However callers come, fail and give up. */
class OutagesPropertyTest {

  private static final String MODEL = "some/model";
  private static final Duration DAY = Duration.ofDays(1);

  private SettableTime time = new SettableTime(Instant.parse("2026-11-29T12:00:00Z"));
  private Outages outages = new Outages(TimeSource.of(time, time::elapsed));

  @BeforeTry
  void forgetTheTryBefore() {
    time = new SettableTime(time.instant());
    outages = new Outages(TimeSource.of(time, time::elapsed));
  }

  @Property
  void companiesAreWokenInTurnAndSpread(
      @ForAll @Size(min = 1, max = 300) List<@IntRange(max = 9) Integer> companies) {
    List<Caller> callers =
        companies.stream().map(company -> outages.caller(MODEL, "company-" + company)).toList();
    callers.forEach(caller -> caller.notServed(true, DAY, Duration.ZERO, DAY));
    time.pass(Duration.ofSeconds(30));

    Caller answered = outages.caller(MODEL, "other");
    answered.begin();
    assertThat(answered.answered()).isTrue();

    Map<String, Integer> left = new HashMap<>();
    Map<String, Integer> woken = new HashMap<>();
    callers.forEach(caller -> left.merge(caller.companyId(), 1, Integer::sum));
    List<Caller> order = callers.stream().sorted(Comparator.comparing(Caller::left)).toList();
    for (Caller caller : order) {
      int before = woken.merge(caller.companyId(), 1, Integer::sum) - 1;
      left.merge(caller.companyId(), -1, Integer::sum);
      left.forEach(
          (other, waiting) ->
              assertThat(waiting == 0 || woken.getOrDefault(other, 0) >= before).isTrue());
    }
    List<Duration> waits = order.stream().map(Caller::left).toList();
    assertThat(waits).allMatch(Duration::isPositive);
    assertThat(waits.getLast()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    int most = Math.max(20, companies.size() / 10) + 1;
    for (int first = 0; first + most < waits.size(); first++) {
      assertThat(waits.get(first + most).minus(waits.get(first)))
          .isGreaterThan(Duration.ofMillis(99));
    }
  }

  @Property
  void oneTryIsOpenUnlessItHangsAndThereIsAlwaysANextOne(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 12) int count) {
    Map<Caller, Duration> calling = new LinkedHashMap<>();
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      callers.add(outages.caller(MODEL, "acme"));
    }
    callers.forEach(caller -> fail(caller, random));
    time.pass(Duration.ofSeconds(1));
    for (int step = 0; step < 200 && !callers.isEmpty(); step++) {
      Caller caller = callers.get(random.nextInt(callers.size()));
      switch (random.nextInt(20)) {
        case 0 -> {
          caller.close();
          callers.remove(caller);
          calling.remove(caller);
        }
        case 1, 2, 3, 4, 5, 6 -> time.pass(Duration.ofMillis(random.nextInt(4_000)));
        case 7, 8, 9, 10, 11 -> {
          if (calling.remove(caller) != null) {
            fail(caller, random);
          }
        }
        default -> look(caller, calling);
      }
      Duration now = time.elapsed();
      assertThat(calling.values())
          .filteredOn(begun -> now.minus(begun).compareTo(Duration.ofSeconds(5)) < 0)
          .hasSizeLessThanOrEqualTo(1);
    }
    time.pass(Duration.ofSeconds(30));
    callers.forEach(caller -> look(caller, calling));
    assertThat(calling.isEmpty()).isEqualTo(callers.isEmpty());
  }

  private void fail(Caller caller, Random random) {
    Duration backoff = Duration.ofMillis(1_000 + random.nextInt(20_000));
    caller.notServed(true, backoff, Duration.ZERO, DAY);
  }

  private void look(Caller caller, Map<Caller, Duration> calling) {
    if (!calling.containsKey(caller) && !caller.left().isPositive()) {
      calling.put(caller, time.elapsed());
      caller.begin();
    }
  }
}
