package dev.innovationpipeline.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.embedded.Port;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class PortTest {

  private static final int MAX_STARTING = 50;

  /** The servers of the ports before may not listen yet. */
  @Test
  void afterManyOthersAPortMayBeGivenAgainButNotSooner() {
    Deque<Integer> lately = new ArrayDeque<>();
    for (int i = 0; i < 5_000; i++) {
      int port = Port.claim(0, "a test", "");
      assertThat(lately).doesNotContain(port);
      lately.add(port);
      if (lately.size() > MAX_STARTING) {
        lately.remove();
      }
    }
  }
}
