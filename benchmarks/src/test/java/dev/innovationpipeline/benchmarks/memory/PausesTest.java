package dev.innovationpipeline.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PausesTest {

  @Test
  void countsThePausesOfALog() {
    assertThat(
            Pauses.in(
                List.of(
                    "[0.010s][info][gc] Using G1",
                    "[1.1s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->5M(64M)"
                        + " 3.500ms",
                    "[1.2s][info][gc] GC(1) Concurrent Mark Cycle 20.001ms",
                    "[2.1s][info][gc] GC(2) Pause Full (G1 Compaction Pause) 500M->90M(512M)"
                        + " 120.250ms",
                    "[2.3s][info][gc] GC(3) Pause Full (G1 Compaction Pause) 500M->90M(512M)"
                        + " 100.000ms",
                    "[2.4s][info][gc] GC(4) Pause Remark 90M->90M(512M) 1.250ms",
                    "[2.5s][info][gc] GC(5) Pause Full (System.gc()) 90M->90M(512M) 5.000ms")))
        .isEqualTo(new Pauses(5, 120.25, 230, 3, 2));
  }
}
