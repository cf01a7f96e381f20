package dev.innovationpipeline.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.embedded.StartFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiskTest {

  private final AtomicLong used = new AtomicLong(100);
  private final List<String> sizes = new ArrayList<>();

  @Test
  void filesMayGrowWhileTheDiskIsMadeAsSmall() {
    Disk.shrink(used::get, size -> resize(size, 2));
    assertThat(sizes).containsExactly("100", "101", "102");
  }

  @Test
  void whatGrowsForEverIsSaid() {
    assertThatThrownBy(() -> Disk.shrink(used::get, size -> resize(size, Integer.MAX_VALUE)))
        .isInstanceOf(StartFailedException.class);
    assertThat(sizes).hasSize(Disk.MAX_ATTEMPTS);
  }

  /** The first of them find that the disk has grown. */
  private void resize(String size, int refused) {
    sizes.add(size);
    if (sizes.size() <= refused) {
      used.incrementAndGet();
      throw new StartFailedException("mount failed: Too small a size", null);
    }
  }
}
