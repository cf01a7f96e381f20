package dev.innovationpipeline.platform.check.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class StemTableTest {

  @Property(tries = 200)
  void stemsKeepTheirPlaces(@ForAll @Size(max = 500) List<Long> stems) {
    StemTable table = new StemTable();
    Set<Long> known = new LinkedHashSet<>();
    for (long stem : stems) {
      assertThat(table.contains(stem)).isEqualTo(known.contains(stem));
      known.add(stem);
      assertThat(table.stem(table.indexOf(stem))).isEqualTo(stem);
    }
    List<Long> inOrder = new ArrayList<>(known);
    assertThat(table.size()).isEqualTo(inOrder.size());
    for (int index = 0; index < inOrder.size(); index++) {
      assertThat(table.indexOf(inOrder.get(index))).isEqualTo(index);
    }
  }
}
