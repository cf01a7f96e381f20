package dev.innovationpipeline.local;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Parts that start side by side. Closing waits for all of them, also when one has failed, so that
 * all that did start can then be stopped.
 */
final class Starting implements AutoCloseable {

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("start-", 1).factory());

  <T> CompletableFuture<T> begin(Supplier<T> part) {
    return CompletableFuture.supplyAsync(part, threads);
  }

  @Override
  public void close() {
    threads.close();
  }
}
