package dev.innovationpipeline.ingest.webhook.delivery;

import static dev.innovationpipeline.ingest.webhook.delivery.Messages.endpoint;
import static dev.innovationpipeline.ingest.webhook.delivery.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.innovationpipeline.ingest.webhook.Receiver;
import dev.innovationpipeline.ingest.webhook.Receiver.Answer;
import dev.innovationpipeline.ingest.webhook.Receiver.Received;
import dev.innovationpipeline.ingest.webhook.SecretBox;
import dev.innovationpipeline.ingest.webhook.WebhookSettings;
import dev.innovationpipeline.platform.address.AddressRules;
import dev.innovationpipeline.schema.webhook.WebhookSecret;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSenderTest {

  private static final WebhookSettings SETTINGS =
      new WebhookSettings(
          List.of(),
          Duration.ofSeconds(1),
          Duration.ofDays(5),
          Duration.ofDays(1),
          8,
          20,
          true,
          null);

  private static final WebhookSecret SECRET = WebhookSecret.generate();
  private static final WebhookSecret FORMER = WebhookSecret.generate();

  private final InstantSource clock = InstantSource.system();
  private final HttpSender sender = new HttpSender(SETTINGS, new SecretBox(null), clock);

  @Test
  void theOfficialLibraryAcceptsTheSignaturesOfBothSecrets() throws Exception {
    try (Receiver receiver = Receiver.answering(request -> Answer.OK)) {
      Outcome outcome =
          sender.send(message("a", "r", 1), endpoint("a", receiver.url(), SECRET, FORMER));
      assertThat(outcome.succeeded()).isTrue();
      assertThat(outcome.response()).isEqualTo("ok");
      Received received = receiver.received().getFirst();
      assertThat(received.id()).isEqualTo(message("a", "r", 1).messageId()).hasSize(36);
      Map<String, List<String>> headers = headers(received);
      new Webhook(SECRET.text()).verify(received.body(), headers);
      new Webhook(FORMER.text()).verify(received.body(), headers);
      assertThatThrownBy(
              () -> new Webhook(WebhookSecret.generate().text()).verify(received.body(), headers))
          .isInstanceOf(WebhookVerificationException.class);
      assertThatThrownBy(() -> new Webhook(SECRET.text()).verify(received.body() + " ", headers))
          .isInstanceOf(WebhookVerificationException.class);
    }
  }

  private static Map<String, List<String>> headers(Received received) {
    return received.headers().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307})
  void followsNoRedirect(int status) throws Exception {
    try (Receiver inside = Receiver.answering(request -> Answer.OK);
        Receiver receiver =
            Receiver.answering(
                request -> new Answer(status, Map.of("Location", inside.url()), ""))) {
      Outcome outcome = sender.send(message("a", "r", 1), endpoint("a", receiver.url(), SECRET));
      assertThat(outcome.problem()).startsWith("It redirects");
      assertThat(inside.received()).isEmpty();
    }
  }

  @Test
  void tellsWhatAReceiverAnswered() throws Exception {
    String large = "x\u0000".repeat(3_000);
    try (Receiver receiver =
        Receiver.answering(request -> new Answer(503, Map.of("Retry-After", "120"), large))) {
      Outcome outcome = sender.send(message("a", "r", 1), endpoint("a", receiver.url(), SECRET));
      assertThat(outcome.problem()).isEqualTo("It answered with status 503.");
      assertThat(outcome.retryAfter()).isEqualTo(Duration.ofMinutes(2));
      assertThat(outcome.response()).hasSizeLessThan(600).doesNotContain("\u0000");
    }
  }

  @Test
  void readsRetryAfterAsSecondsAndAsADate() {
    assertThat(HttpSender.retryAfter("7", Messages.NOW)).isEqualTo(Duration.ofSeconds(7));
    assertThat(HttpSender.retryAfter("Sun, 29 Nov 2026 12:01:00 GMT", Messages.NOW))
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(HttpSender.retryAfter("soon", Messages.NOW)).isNull();
    assertThat(HttpSender.retryAfter(null, Messages.NOW)).isNull();
  }

  /** Addresses of this host and its networks, also by way of a name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:1/",
        "https://[::1]:1/",
        "https://2130706433:1/",
        "https://169.254.169.254/latest",
        "https://inside.example:1/"
      })
  void sendsNothingToAddressesThatAreNotPublic(String url) throws Exception {
    InetAddress inside = InetAddress.getByName("10.0.0.1");
    Dns dns = host -> host.equals("inside.example") ? List.of(inside) : Dns.SYSTEM.lookup(host);
    HttpSender strict =
        new HttpSender(SETTINGS, new SecretBox(null), clock, AddressRules.PUBLIC, dns);
    assertThat(strict.send(message("a", "r", 1), endpoint("a", url, SECRET)).problem())
        .contains("no public address");
  }

  @Test
  void aReceiverThatDoesNotAnswerInTimeHasFailed() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Receiver receiver =
        Receiver.answering(
            request -> {
              try {
                return never.await(5, TimeUnit.SECONDS) ? Answer.OK : Answer.of(500);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            })) {
      Outcome outcome = sender.send(message("a", "r", 1), endpoint("a", receiver.url(), SECRET));
      assertThat(outcome.problem()).isEqualTo("It did not answer in time.");
    }
  }

  @Test
  void aSecretIsKeptForOneEndpointAndKeyAlone() {
    String key = "ab".repeat(32);
    SecretBox box = new SecretBox(key);
    assertThat(new SecretBox("cd".repeat(32)).open("a", sealed(box))).isEmpty();
    assertThat(new SecretBox(null).open("a", sealed(box))).isEmpty();
    assertThat(box.open("b", sealed(box))).isEmpty();
    assertThat(box.open("a", sealed(box)).orElseThrow().text()).isEqualTo(SECRET.text());
    assertThat(SECRET).asString().doesNotContain(SECRET.text().substring(6));
  }

  private static String sealed(SecretBox box) {
    return box.keep("a", SECRET);
  }
}
