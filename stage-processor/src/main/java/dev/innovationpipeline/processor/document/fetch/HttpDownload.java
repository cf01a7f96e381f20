package dev.innovationpipeline.processor.document.fetch;

import dev.innovationpipeline.platform.address.AddressRules;
import dev.innovationpipeline.platform.address.ForbiddenAddressException;
import dev.innovationpipeline.platform.address.GuardedDns;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Downloads over HTTP; {@link AddressRules} apply to each redirect, too. */
final class HttpDownload {

  private static final int MAX_REDIRECTS = 5;

  /** Uploads all lie on one host; a new connection costs more than the exchange. */
  private static final int MAX_IDLE_CONNECTIONS = 64;

  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(10);

  /** For what is more likely wrong than away, so that its submitter soon knows. */
  private static final Duration MAX_WAIT_IF_WRONG = Duration.ofSeconds(3);

  private final DocumentSettings settings;
  private final Pause pause;
  private final AddressRules addresses;
  private final List<TrustedServer> trusted;
  private final OkHttpClient client;
  private final OkHttpClient trusting;
  private final ServiceKey key;

  HttpDownload(DocumentSettings settings, Pause pause, ServiceKey key) {
    this(settings, pause, rules(settings), Dns.SYSTEM, key);
  }

  HttpDownload(DocumentSettings settings, Pause pause, AddressRules addresses, Dns dns) {
    this(settings, pause, addresses, dns, new ServiceKey(() -> "", List.of()));
  }

  private HttpDownload(
      DocumentSettings settings, Pause pause, AddressRules addresses, Dns dns, ServiceKey key) {
    this.key = key;
    this.settings = settings;
    this.pause = pause;
    this.addresses = addresses;
    trusted = settings.allowPrivateAddresses() ? List.of() : TrustedServer.all(settings);
    // A proxy would resolve host names itself and bypass the rules.
    client =
        new OkHttpClient.Builder()
            .dns(new GuardedDns(addresses, dns))
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(Duration.ofSeconds(10))
            .readTimeout(Duration.ofSeconds(30))
            .connectionPool(connections())
            .build();
    trusting = client.newBuilder().dns(dns).connectionPool(connections()).build();
  }

  private static ConnectionPool connections() {
    return new ConnectionPool(MAX_IDLE_CONNECTIONS, 1, TimeUnit.MINUTES);
  }

  static AddressRules rules(DocumentSettings settings) {
    return settings.allowPrivateAddresses() ? AddressRules.ANY : AddressRules.PUBLIC;
  }

  /** Whether the host of this very address may have a private one. */
  private boolean trusts(HttpUrl url) {
    return trusted.stream().anyMatch(server -> server.has(url));
  }

  /** Retries for as long as a download may take: the host may be in the middle of a restart. */
  SpooledFile fetch(HttpUrl url, String companyId) throws InterruptedException {
    long deadline = System.nanoTime() + settings.timeout().toNanos();
    Duration backoff = FIRST_BACKOFF;
    Duration left = settings.timeout();
    while (true) {
      String problem;
      try {
        return follow(url, companyId, deadline);
      } catch (TransientStatusException e) {
        problem = "the host answered with status " + e.status;
      } catch (IOException e) {
        problem = problemOf(e, url, deadline);
        left = ConnectionProblem.isLikelyWrong(e) ? atMost(MAX_WAIT_IF_WRONG, left) : left;
      }
      left = left.minus(backoff);
      if (left.isNegative()) {
        throw DocumentFailures.unreachable(named(url), problem);
      }
      pause.await(backoff);
      backoff = atMost(MAX_BACKOFF, backoff.multipliedBy(2));
    }
  }

  private static Duration atMost(Duration max, Duration duration) {
    return duration.compareTo(max) > 0 ? max : duration;
  }

  private SpooledFile follow(HttpUrl start, String companyId, long deadline) throws IOException {
    HttpUrl url = start;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      if (!addresses.allowsHost(url.host())) {
        throw DocumentFailures.forbiddenAddress(url.host());
      }
      Call call = (trusts(url) ? trusting : client).newCall(key.request(url, companyId));
      long left = Math.max(1, deadline - System.nanoTime());
      call.timeout().timeout(left, TimeUnit.NANOSECONDS);
      try (Response response = call.execute()) {
        HttpUrl next = redirectOf(response);
        if (next == null) {
          check(response);
          return SpooledFile.copyOf(response.body().byteStream(), settings.maxBytes());
        }
        url = next;
      }
    }
    throw DocumentFailures.unreachable(
        named(start), "it redirects more than " + MAX_REDIRECTS + " times");
  }

  private static @Nullable HttpUrl redirectOf(Response response) {
    String location = response.header("Location");
    if (!response.isRedirect() || location == null) {
      return null;
    }
    HttpUrl next = response.request().url().resolve(location);
    if (next == null) {
      throw DocumentFailures.invalidUrl("redirects to something other than http or https");
    }
    return next;
  }

  private void check(Response response) throws TransientStatusException {
    String where = named(response.request().url());
    int status = response.code();
    switch (status) {
      case 200, 203, 204 -> {}
      case 404, 410 -> throw DocumentFailures.notFound(where, status);
      case 401, 403, 451 -> throw DocumentFailures.forbidden(where, status);
      case 408, 425, 429 -> throw new TransientStatusException(status);
      default -> {
        if (status >= 500) {
          throw new TransientStatusException(status);
        }
        throw DocumentFailures.unreachable(where, "the host answered with status " + status);
      }
    }
    if (response.body().contentLength() > settings.maxBytes()) {
      throw DocumentFailures.tooLarge(settings.maxBytes());
    }
  }

  private String problemOf(IOException e, HttpUrl url, long deadline) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (e instanceof ForbiddenAddressException) {
      throw DocumentFailures.forbiddenAddress(String.valueOf(e.getMessage()));
    }
    boolean callEnded =
        e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
    if (callEnded || System.nanoTime() >= deadline) {
      throw DocumentFailures.slowHost(named(url), settings.timeout());
    }
    return ConnectionProblem.describe(e);
  }

  /** Without the query, which may hold a signature that grants access. */
  private static String named(HttpUrl url) {
    return url.newBuilder().username("").password("").query(null).fragment(null).build().toString();
  }

  private static final class TransientStatusException extends IOException {
    private final int status;

    TransientStatusException(int status) {
      this.status = status;
    }
  }
}
