package dev.innovationpipeline.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.benchmarks.check.SampleHistory.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class HistoryCheckerPropertyTest {

  @Property(tries = 300)
  void aRightHistoryHasNoFindingsInAnyOrderOfItsTopics(
      @ForAll @Size(max = 12) List<Kind> kinds, @ForAll long seed) {
    SampleHistory history = history(kinds);
    history.events.values().forEach(events -> Collections.shuffle(events, new Random(seed)));

    assertThat(history.findings()).isEmpty();
  }

  @Property(tries = 500)
  void aFaultAmongOtherRunsIsFoundAtItsRunAlone(
      @ForAll @Size(max = 12) List<Kind> kinds, @ForAll Fault fault) {
    SampleHistory wrong = new SampleHistory();
    String run = wrong.add(0, Kind.COMPLETED);
    fault.into(wrong, run);
    int alone = wrong.findings().size();

    SampleHistory history = history(kinds);
    history.events.putAll(wrong.events);
    history.answers.addAll(wrong.answers);
    history.rows.runs().putAll(wrong.rows.runs());
    history.rows.outputs().putAll(wrong.rows.outputs());
    history.rows.cards().putAll(wrong.rows.cards());
    history.calls.addAll(wrong.calls);

    List<Finding> findings = history.findings();
    assertThat(findings).hasAtLeastOneElementOfType(fault.finding()).hasSize(alone);
    assertThat(findings).extracting(Finding::runId).containsAnyOf(run, "nobody");
  }

  /** Of runs that are numbered from 1. */
  private static SampleHistory history(List<Kind> kinds) {
    SampleHistory history = new SampleHistory();
    new ArrayList<>(kinds)
        .forEach(kind -> history.seeAtRest(history.add(history.events.size() + 1, kind), kind));
    return history;
  }
}
