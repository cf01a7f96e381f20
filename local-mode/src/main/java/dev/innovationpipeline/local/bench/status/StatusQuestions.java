package dev.innovationpipeline.local.bench.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.local.bench.figures.Percentiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * GET /status at a steady rate over some connections. A time counts from when the question was due,
 * so that one slow answer does not hide the wait of those behind it.
 */
final class StatusQuestions {

  private static final int CONNECTIONS = 16;
  private static final String LENGTH = "content-length:";

  private final URI server;
  private final List<String> runIds;
  private final Percentiles times = new Percentiles();
  private final AtomicInteger failed = new AtomicInteger();

  StatusQuestions(String server, List<String> runIds) {
    this.server = URI.create(server);
    this.runIds = runIds;
  }

  Percentiles measure(int perSecond, Duration duration) throws InterruptedException {
    List<Thread> askers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < CONNECTIONS; i++) {
      int number = i;
      askers.add(Thread.ofVirtual().start(() -> ask(number, perSecond, start, duration)));
    }
    for (Thread asker : askers) {
      asker.join();
    }
    return times;
  }

  int failed() {
    return failed.get();
  }

  private void ask(int number, int perSecond, long start, Duration duration) {
    long every = TimeUnit.SECONDS.toNanos(CONNECTIONS) / perSecond;
    long due = start + every * number / CONNECTIONS;
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream answers = new BufferedInputStream(socket.getInputStream(), 8192);
      for (; due - start < duration.toNanos(); due += every) {
        Pace.until(due);
        String runId = runIds.get(ThreadLocalRandom.current().nextInt(runIds.size()));
        socket
            .getOutputStream()
            .write(
                "GET /status/%s HTTP/1.1\r\nHost: bench\r\n\r\n".formatted(runId).getBytes(UTF_8));
        if (!readAnswer(answers)) {
          failed.incrementAndGet();
        }
        times.add(Duration.ofNanos(System.nanoTime() - due));
      }
    } catch (IOException e) {
      failed.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it is a 200; reads it to its end, in chunks or of a known length. */
  private static boolean readAnswer(InputStream answers) throws IOException {
    boolean ok = line(answers).contains(" 200");
    int length = -1;
    for (String header = line(answers); !header.isEmpty(); header = line(answers)) {
      if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    if (length >= 0) {
      answers.skipNBytes(length);
      return ok;
    }
    for (int chunk = hex(line(answers)); chunk > 0; chunk = hex(line(answers))) {
      answers.skipNBytes(chunk + 2);
    }
    line(answers);
    return ok;
  }

  private static int hex(String text) {
    return Integer.parseInt(text.strip(), 16);
  }

  private static String line(InputStream answers) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = answers.read(); next != '\n'; next = answers.read()) {
      if (next < 0) {
        throw new IOException("The server has closed the connection.");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
