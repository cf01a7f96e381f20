package dev.innovationpipeline.processor.document.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Uploads all lie on one host, from which many are fetched at once. */
class DownloadsAtOnceTest {

  private static final int AT_ONCE = 12;

  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
  private final CyclicBarrier together = new CyclicBarrier(AT_ONCE);

  @Test
  void useTheConnectionsOfThoseBefore() throws Exception {
    DocumentSettings settings = Failures.local();
    var download =
        new HttpDownload(settings, pause -> {}, HttpDownload.rules(settings), Dns.SYSTEM);
    try (WebHost host =
        new WebHost(
            exchange -> {
              connections.add(exchange.getRemoteAddress());
              await();
              exchange.sendResponseHeaders(204, -1);
            })) {
      HttpUrl url = HttpUrl.get(host.url());
      fetchTogether(download, url);
      fetchTogether(download, url);
      assertThat(host.requests).hasValue(2 * AT_ONCE);
    }
    assertThat(connections).hasSize(AT_ONCE);
  }

  private static void fetchTogether(HttpDownload download, HttpUrl url) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> fetched = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        fetched.add(
            threads.submit(
                () -> {
                  download.fetch(url, "acme").close();
                  return null;
                }));
      }
      for (Future<?> each : fetched) {
        each.get();
      }
    }
  }

  private void await() throws IOException {
    try {
      together.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IOException(e);
    }
  }
}
