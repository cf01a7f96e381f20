package dev.innovationpipeline.benchmarks.part;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The parent's end of the pipes to a child; the child's is {@link Lifeline}. */
final class Pipe {

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private final Process process;
  private final Writer orders;
  private final CompletableFuture<String> announcement = new CompletableFuture<>();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  Pipe(String name, Process process) {
    this.process = process;
    this.orders = process.outputWriter(UTF_8);
    Thread.ofPlatform().daemon().name("hear-" + name).start(this::listen);
  }

  /** The child's words once it is ready; fails when it ends before. */
  CompletableFuture<String> announcement() {
    return announcement;
  }

  /** Empty when it does not answer. */
  synchronized String ask(String order) {
    answers.clear();
    try {
      orders.write(order + "\n");
      orders.flush();
      String answer = answers.poll(ANSWER_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      return answer == null ? "" : answer;
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(Part.READY)) {
          announcement.complete(line.substring(Part.READY.length()));
        } else {
          answers.add(line);
        }
      }
    } catch (IOException e) {
      // The process is gone; the end of the loop says so.
    }
    announcement.completeExceptionally(new IOException("it ended"));
    answers.add("");
  }
}
