package dev.innovationpipeline.processor.engine.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RecentEventsTest {

  private final RecentEvents recent = new RecentEvents();

  @Property
  void eachEventIsNewOnceInTheOrderOfTheLog(
      @ForAll @Size(max = RecentEvents.MAX_EVENTS) List<@IntRange(max = 300) Integer> events) {
    RecentEvents read = new RecentEvents();
    Set<Integer> seen = new HashSet<>();
    for (int offset = 0; offset < events.size(); offset++) {
      assertThat(read.isRepeated("run-" + events.get(offset), offset))
          .isEqualTo(!seen.add(events.get(offset)));
    }
  }

  @Example
  void aRecordThatIsReadOnceMoreRepeatsNothing() {
    recent.isRepeated("run-1", 4);

    assertThat(recent.isRepeated("run-1", 4)).isFalse();
    assertThat(recent.isRepeated("run-1", 5)).isTrue();
    assertThat(recent.isRepeated("run-1", 4)).isFalse();
  }

  @Example
  void onlyTheLastEventsAreKept() {
    for (int offset = 0; offset <= RecentEvents.MAX_EVENTS; offset++) {
      recent.isRepeated("run-" + offset, offset);
    }

    assertThat(recent.isRepeated("run-0", 2_000)).isFalse();
    assertThat(recent.isRepeated("run-" + RecentEvents.MAX_EVENTS, 2_001)).isTrue();
  }
}
