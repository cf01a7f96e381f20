package dev.innovationpipeline.processor.document.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** A process that parses one document after another. Used by one thread at a time. */
final class ParserProcess implements AutoCloseable {

  /** Of a JVM that ends for lack of memory, with {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  /** A process that was killed is gone in a moment. */
  private static final Duration END_TIMEOUT = Duration.ofSeconds(10);

  /** Keys and passwords of this process are none of its business. */
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TESSDATA_PREFIX");

  private final Process process;
  private final Path directory;
  private final DataOutputStream questions;
  private final DataInputStream answers;
  private int uses;

  private ParserProcess(Process process, Path directory) {
    this.process = process;
    this.directory = directory;
    questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  static ParserProcess start(DataSize heap) throws IOException {
    Path directory = Files.createTempDirectory("document-parser-");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(ParserCommand.of(heap, directory)).redirectError(Redirect.DISCARD);
      builder.environment().keySet().retainAll(ENVIRONMENT);
      return new ParserProcess(builder.start(), directory);
    } catch (IOException e) {
      FileSystemUtils.deleteRecursively(directory);
      throw e;
    }
  }

  /**
   * @throws TimeoutException if there is no answer in time; the process cannot be used any more
   * @throws IOException if the process ended; {@link #isOutOfMemory} says why
   * @throws InterruptedException the process cannot be used any more
   */
  Answer ask(Question question, Duration timeout)
      throws IOException, TimeoutException, InterruptedException {
    uses++;
    FutureTask<Answer> answer =
        new FutureTask<>(
            () -> {
              Wire.write(question, questions);
              return Wire.readAnswer(answers);
            });
    // Of the platform: reading from a pipe blocks its carrier.
    Thread.ofPlatform().name("document-parser-io").daemon().start(answer);
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IOException(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  /** The number of questions so far. */
  int uses() {
    return uses;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it ended because its heap was full; waits for its end. */
  boolean isOutOfMemory() throws InterruptedException {
    return process.waitFor(END_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
        && process.exitValue() == OUT_OF_MEMORY;
  }

  /** Kills the process and deletes its temporary files. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(END_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      directory.toFile().deleteOnExit();
    }
  }
}
