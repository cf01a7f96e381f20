package dev.innovationpipeline.benchmarks.flood;

import dev.innovationpipeline.benchmarks.load.KeptConnection;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Requests of one client at once, each over a connection of its own. */
final class LocalBurst {

  private final URI server;
  private final IntFunction<byte[]> requests;
  private final Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
  private final AtomicInteger lost = new AtomicInteger();

  /**
   * @param requests by their number
   */
  LocalBurst(URI server, IntFunction<byte[]> requests) {
    this.server = server;
    this.requests = requests;
  }

  /** Returns once each is answered. */
  void send(int count) {
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < count; number++) {
        byte[] request = requests.apply(number);
        senders.execute(() -> send(request));
      }
    }
  }

  /** Their number by the status. */
  Map<Integer, Integer> answers() {
    return answers;
  }

  /** The number of requests without an answer. */
  int lost() {
    return lost.get();
  }

  private void send(byte[] request) {
    try (KeptConnection connection = new KeptConnection(server)) {
      answers.merge(connection.ask(request).status(), 1, Integer::sum);
    } catch (IOException e) {
      lost.incrementAndGet();
    }
  }
}
