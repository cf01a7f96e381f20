package dev.innovationpipeline.processor.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.processor.memory.RunMemory.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RunMemoryTest {

  private static final int ROOM = 3;

  private final RunMemory memory = new RunMemory(ROOM * RunMemory.ASSUMED_BYTES);

  @Test
  void aRunBeginsWhenAnotherHasEnded() throws Exception {
    Held first = memory.begin("a");
    memory.begin("a");
    memory.begin("a");

    CompletableFuture<Held> fourth = beginLater("a");
    assertThat(fourth).isNotDone();
    first.close();

    assertThat(fourth.get()).isNotNull();
  }

  @Test
  void aLongDocumentTakesTheRoomOfManyRuns() throws Exception {
    Held longOne = memory.begin("a");
    longOne.read(1_000_000);

    CompletableFuture<Held> other = beginLater("b");
    assertThat(other).isNotDone();
    longOne.close();

    assertThat(other.get()).isNotNull();
  }

  @Test
  void aShortDocumentMakesRoomOnceItIsRead() throws Exception {
    List<Held> held = new ArrayList<>();
    for (int i = 0; i < ROOM; i++) {
      held.add(memory.begin("a"));
    }
    CompletableFuture<Held> other = beginLater("a");
    assertThat(other).isNotDone();

    for (Held each : held) {
      each.read(0);
    }

    assertThat(other.get()).isNotNull();
  }

  @Test
  void laterStagesTakeRoomButNeverWait() throws Exception {
    Held later = memory.hold(1_000_000);
    Held another = memory.hold(1_000_000);
    Held only = memory.begin("a");

    CompletableFuture<Held> second = beginLater("a");
    assertThat(second).isNotDone();
    only.close();
    assertThat(second.get()).as("one run in any case").isNotNull();

    CompletableFuture<Held> third = beginLater("a");
    assertThat(third).isNotDone();
    later.close();
    another.close();
    assertThat(third.get()).isNotNull();
  }

  @Test
  void theCompanyWithFewerRunsIsNext() throws Exception {
    Held first = memory.begin("large");
    memory.begin("large");
    memory.begin("large");
    CompletableFuture<Held> large = beginLater("large");
    CompletableFuture<Held> small = beginLater("small");

    first.close();

    assertThat(small.get()).isNotNull();
    assertThat(large).isNotDone();
  }

  @Property
  void nothingIsLeftWhenAllHaveEnded(
      @ForAll @Size(max = ROOM) List<@IntRange(max = 3_000_000) Integer> first,
      @ForAll @Size(max = 10) List<@IntRange(max = 3_000_000) Integer> later)
      throws Exception {
    List<Held> held = new ArrayList<>();
    for (int ignored : first) {
      held.add(memory.begin("a"));
    }
    for (int i = 0; i < first.size(); i++) {
      held.get(i).read(first.get(i));
    }
    later.forEach(characters -> held.add(memory.hold(characters)));

    held.forEach(Held::close);
    held.forEach(Held::close);

    assertThat(memory.used()).isZero();
    for (int i = 0; i < ROOM; i++) {
      memory.begin("b").close();
    }
  }

  /** Returns when it waits or has begun. */
  private CompletableFuture<Held> beginLater(String company) {
    int before = memory.waiting(company);
    Executor threads = Thread::startVirtualThread;
    CompletableFuture<Held> begun =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return memory.begin(company);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            threads);
    await().until(() -> begun.isDone() || memory.waiting(company) > before);
    return begun;
  }
}
