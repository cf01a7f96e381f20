package dev.innovationpipeline.processor.document.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.processor.failure.StageFailedException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** The host of documents may be the ingest service, and that is restarted now and then. */
class RestartedHostTest {

  private static final Duration AWAY = Duration.ofSeconds(12);

  private final List<Duration> pauses = new ArrayList<>();
  private final DocumentSettings settings = Failures.local();

  @Test
  void aHostThatIsAwayForAWhileCostsNoRun() throws Exception {
    try (WebHost host =
        new WebHost(
            exchange -> {
              if (waited().compareTo(AWAY) < 0) {
                throw new IOException("The connection is closed without an answer.");
              }
              exchange.sendResponseHeaders(204, -1);
            })) {
      download(Dns.SYSTEM).fetch(url(host), "acme").close();
    }
    assertThat(waited()).isBetween(AWAY, settings.timeout());
  }

  @Test
  void aHostThatStaysAwayIsGivenUpWithinTheTimeout() throws Exception {
    try (WebHost host = WebHost.answering(503, new byte[0])) {
      assertThatThrownBy(() -> download(Dns.SYSTEM).fetch(url(host), "acme"))
          .isInstanceOfSatisfying(
              StageFailedException.class,
              failure -> assertThat(failure.code()).isEqualTo("document_unreachable"));
    }
    assertThat(waited()).isLessThanOrEqualTo(settings.timeout());
  }

  @Test
  void aNameThatDoesNotExistIsToldSoon() {
    Dns none =
        host -> {
          throw new UnknownHostException(host);
        };
    assertThatThrownBy(() -> download(none).fetch(HttpUrl.get("http://no-host.example/d"), "acme"))
        .hasMessageContaining("cannot be resolved");
    assertThat(waited()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aCertificateThatDoesNotFitIsToldSoon() {
    assertThat(ConnectionProblem.isLikelyWrong(new IOException("reset"))).isFalse();
    assertThat(ConnectionProblem.isLikelyWrong(new SSLHandshakeException("expired"))).isTrue();
  }

  private HttpDownload download(Dns dns) {
    return new HttpDownload(settings, pauses::add, HttpDownload.rules(settings), dns);
  }

  private Duration waited() {
    return pauses.stream().reduce(Duration.ZERO, Duration::plus);
  }

  private static HttpUrl url(WebHost host) {
    return HttpUrl.get(host.url());
  }
}
