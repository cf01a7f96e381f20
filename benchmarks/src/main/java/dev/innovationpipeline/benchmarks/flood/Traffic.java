package dev.innovationpipeline.benchmarks.flood;

import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.benchmarks.load.KeptConnection;
import dev.innovationpipeline.benchmarks.load.KeptConnection.Answer;
import dev.innovationpipeline.benchmarks.load.Schedule;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Requests at an even rate over some connections, which are kept, and how they were answered. A
 * time counts from when the request was due, so that one slow answer does not hide the wait of
 * those behind it.
 */
final class Traffic {

  private static final int REFUSED = 429;

  private final int perSecond;
  private final List<KeptConnection> connections;
  private final IntFunction<byte[]> requests;
  private final Percentiles times = new Percentiles();
  private final Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger toldWhenToComeAgain = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile @Nullable Answer lastRefusal;

  /**
   * @param requests by their number
   */
  Traffic(URI server, int perSecond, int connections, IntFunction<byte[]> requests) {
    this(connections(server, connections), perSecond, requests);
  }

  /** Over connections that others have used before. */
  Traffic(List<KeptConnection> connections, int perSecond, IntFunction<byte[]> requests) {
    this.perSecond = perSecond;
    this.connections = connections;
    this.requests = requests;
  }

  static List<KeptConnection> connections(URI server, int number) {
    return Stream.generate(() -> new KeptConnection(server)).limit(number).toList();
  }

  /** Sends all of it side by side for a time; returns once the last answer is there. */
  static void send(Duration time, Traffic... traffics) throws InterruptedException {
    send(since -> since < time.toNanos(), traffics);
  }

  /**
   * @param goesOn whether a request is sent that is due so many nanoseconds after the begin
   */
  static void send(LongPredicate goesOn, Traffic... traffics) throws InterruptedException {
    List<Thread> senders = new ArrayList<>();
    long begin = System.nanoTime();
    for (Traffic traffic : traffics) {
      for (int number = 0; number < traffic.connections.size(); number++) {
        int connection = number;
        senders.add(Thread.ofPlatform().start(() -> traffic.sendOn(connection, begin, goesOn)));
      }
    }
    for (Thread sender : senders) {
      sender.join();
    }
  }

  Percentiles times() {
    return times;
  }

  /** Their number by the status. */
  Map<Integer, Integer> answers() {
    return answers;
  }

  int refused() {
    return answers.getOrDefault(REFUSED, 0);
  }

  /** The number of refusals with a time to wait. */
  int toldWhenToComeAgain() {
    return toldWhenToComeAgain.get();
  }

  /** The number of requests without an answer, and those with another than these two. */
  int failed(int expected) {
    int others = answers.values().stream().mapToInt(Integer::intValue).sum();
    return lost.get() + others - answers.getOrDefault(expected, 0) - refused();
  }

  /** A header of the last refusal; empty when there is none. */
  String ofLastRefusal(String header) {
    Answer refusal = lastRefusal;
    return refusal == null ? "" : refusal.headers().getOrDefault(header, "");
  }

  private void sendOn(int number, long begin, LongPredicate goesOn) {
    KeptConnection connection = connections.get(number);
    int all = connections.size();
    long every = TimeUnit.SECONDS.toNanos(all) / perSecond;
    try {
      for (long due = every * number / all; goesOn.test(due); due += every) {
        Schedule.until(begin + due);
        note(connection.ask(requests.apply(sent.getAndIncrement())));
        times.add(Duration.ofNanos(System.nanoTime() - begin - due));
      }
    } catch (IOException e) {
      lost.incrementAndGet();
      System.err.println("A connection was lost: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(Answer answer) {
    answers.merge(answer.status(), 1, Integer::sum);
    if (answer.status() == REFUSED) {
      lastRefusal = answer;
      if (answer.headers().containsKey("retry-after")) {
        toldWhenToComeAgain.incrementAndGet();
      }
    }
  }
}
