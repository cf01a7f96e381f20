package dev.innovationpipeline.sink.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the tables keep of a state merges as the state does. */
class AttemptStateTest {

  @Property
  void mergingRowsIsMergingStates(
      @ForAll("events") List<RunEvent> first, @ForAll("events") List<RunEvent> second) {
    RunStatus a = fold(first);
    RunStatus b = fold(second);

    AttemptState rows = AttemptState.of(a, null).merge(AttemptState.of(b, null));

    assertThat(rows).isEqualTo(AttemptState.of(a.merge(b), null));
  }

  @Provide
  Arbitrary<List<RunEvent>> events() {
    return RandomEvents.lists(12)
        .map(
            events ->
                events.stream()
                    .filter(e -> !(e instanceof RunForgotten))
                    .filter(e -> e.run().runId().equals("run-1"))
                    .toList())
        .filter(events -> !events.isEmpty());
  }

  private static RunStatus fold(List<RunEvent> events) {
    return events.stream().map(RunStatus::of).reduce(RunStatus::merge).orElseThrow();
  }
}
