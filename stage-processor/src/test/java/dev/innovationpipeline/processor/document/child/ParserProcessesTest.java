package dev.innovationpipeline.processor.document.child;

import static dev.innovationpipeline.processor.document.fetch.Failures.assertFails;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

@Timeout(120)
class ParserProcessesTest {

  private static final int MAX_PAGES = 300;
  private static final String TEXT =
      "Forty-one shops sell oats, soap and oil without packages. Their customers bring jars from"
          + " home, and a third of them comes every week.";

  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void oneProcessReadsOneDocumentAfterAnother() throws Exception {
    try (ParserProcesses processes = processes(1, 64, LONG, LONG)) {
      for (int number = 0; number < 3; number++) {
        assertThat(read(processes, page(number)).text()).isEqualTo("# " + number + "\n\n" + TEXT);
      }
      assertThat(children()).hasSize(1);
    }
    await().until(() -> children().isEmpty());
  }

  @Test
  void severalProcessesReadSideBySideAndNoMoreThanAllowed() throws Exception {
    try (ParserProcesses processes = processes(2, 64, LONG, LONG);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Document>> calls =
          IntStream.range(0, 8)
              .<Callable<Document>>mapToObj(number -> () -> read(processes, page(number)))
              .toList();
      for (Future<Document> read : callers.invokeAll(calls)) {
        assertThat(read.get().text()).endsWith(TEXT);
      }
      assertThat(children()).hasSizeBetween(1, 2);
    }
  }

  @Test
  void aProcessWithoutDocumentsEnds() throws Exception {
    try (ParserProcesses processes = processes(1, 64, LONG, Duration.ofMillis(200))) {
      read(processes, page(1));
      await().until(() -> children().isEmpty());
      assertThat(read(processes, page(2)).text()).startsWith("# 2");
    }
  }

  @Test
  void aProcessThatWasKilledIsReplaced() throws Exception {
    try (ParserProcesses processes = processes(1, 64, LONG, LONG)) {
      read(processes, page(1));
      children().forEach(ProcessHandle::destroyForcibly);
      assertThat(read(processes, page(2)).text()).startsWith("# 2");
      assertThat(children()).hasSize(1);
    }
  }

  @Test
  void aDocumentThatTakesTooLongFailsAlone() throws Exception {
    try (ParserProcesses hasty = processes(1, 64, Duration.ofMillis(1), LONG)) {
      assertFails("document_timeout", () -> read(hasty, page(1)));
      assertThat(children()).isEmpty();
    }
  }

  @Test
  void aDocumentThatFillsTheHeapFailsAlone() throws Exception {
    try (ParserProcesses processes = processes(1, 64, LONG, LONG)) {
      String large = "<html><body>" + "<p><b>jars</b>".repeat(1_000_000);
      assertFails("document_too_large", () -> read(processes, large));
      assertThat(read(processes, page(2)).text()).startsWith("# 2");
    }
  }

  @Test
  void aCallerThatIsInterruptedLeavesNoProcess() throws Exception {
    try (ParserProcesses processes = processes(1, 64, LONG, LONG)) {
      Thread caller = Thread.ofVirtual().start(() -> readSlowly(processes));
      await().until(() -> !children().isEmpty());
      caller.interrupt();
      assertThat(caller.join(Duration.ofSeconds(30))).isTrue();
      await().until(() -> children().isEmpty());
    }
  }

  @Test
  @Timeout(50) // less than the documents that take too long would hold it up
  void slowDocumentsOfACompanyDoNotHoldUpThoseOfOthers() throws Exception {
    try (ParserProcesses processes = processes(3, 64, LONG, LONG)) {
      List<Thread> slow =
          IntStream.range(0, 3)
              .mapToObj(number -> Thread.ofVirtual().start(() -> readSlowly(processes)))
              .toList();
      await().until(() -> children().size() == 2);
      assertThat(read(processes, page(1)).text()).startsWith("# 1");
      assertThat(slow).allMatch(Thread::isAlive);
      slow.forEach(Thread::interrupt);
      for (Thread each : slow) {
        each.join();
      }
    }
  }

  private static ParserProcesses processes(
      int count, int heapMegabytes, Duration timeout, Duration idle) {
    return new ParserProcesses(
        new ParserSettings(count, DataSize.ofMegabytes(heapMegabytes), timeout, idle, null));
  }

  private static String page(int number) {
    return "<html><h1>" + number + "</h1><p>" + TEXT;
  }

  /** Until it is interrupted, or the time is over. */
  private static void readSlowly(ParserProcesses processes) {
    try {
      read(processes, "<html><body>" + "<table><tr><td>".repeat(100_000), "slow");
    } catch (IOException | InterruptedException | RuntimeException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Document read(ParserProcesses processes, String page)
      throws IOException, InterruptedException {
    return read(processes, page, "others");
  }

  private static Document read(ParserProcesses processes, String page, String companyId)
      throws IOException, InterruptedException {
    byte[] bytes = page.getBytes(UTF_8);
    try (SpooledFile file = SpooledFile.copyOf(new ByteArrayInputStream(bytes), bytes.length)) {
      return processes.read(file, "page", MAX_PAGES, companyId);
    }
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }
}
