package dev.innovationpipeline.ingest.webhook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.webhook.SecretBox;
import dev.innovationpipeline.ingest.webhook.WebhookEndpoint;
import dev.innovationpipeline.ingest.webhook.WebhookSettings;
import dev.innovationpipeline.platform.address.AddressRules;
import dev.innovationpipeline.platform.address.ForbiddenAddressException;
import dev.innovationpipeline.platform.address.GuardedDns;
import dev.innovationpipeline.schema.text.UntrustedText;
import dev.innovationpipeline.schema.webhook.WebhookSecret;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends one message to an endpoint, signed, to allowed addresses alone. */
final class HttpSender implements Transport {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final int MAX_RESPONSE_BYTES = 2_000;
  static final int MAX_RESPONSE_CHARS = 500;

  private final AddressRules addresses;
  private final SecretBox secrets;
  private final OkHttpClient client;
  private final InstantSource clock;

  HttpSender(WebhookSettings settings, SecretBox secrets, InstantSource clock) {
    this(
        settings,
        secrets,
        clock,
        settings.allowPrivateAddresses() ? AddressRules.ANY : AddressRules.PUBLIC,
        Dns.SYSTEM);
  }

  HttpSender(
      WebhookSettings settings,
      SecretBox secrets,
      InstantSource clock,
      AddressRules addresses,
      Dns dns) {
    this.addresses = addresses;
    this.secrets = secrets;
    this.clock = clock;
    // A proxy would resolve host names itself and bypass the rules; so would a redirect.
    client =
        new OkHttpClient.Builder()
            .dns(new GuardedDns(addresses, dns))
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .callTimeout(settings.timeout())
            .connectTimeout(settings.timeout())
            .readTimeout(settings.timeout())
            .build();
  }

  @Override
  public Outcome send(Delivery delivery, WebhookEndpoint endpoint) {
    long start = System.nanoTime();
    Instant now = clock.instant();
    HttpUrl url = HttpUrl.parse(endpoint.url());
    List<WebhookSecret> signing =
        endpoint
            .signing(now)
            .flatMap(kept -> secrets.open(endpoint.id(), kept.sealed()).stream())
            .toList();
    if (signing.isEmpty()) {
      return failed(
          start,
          "The endpoint's secret cannot be read with the present pipeline.webhooks.secret-key."
              + " Set the former key, or rotate the secret.");
    }
    if (url == null || !addresses.allowsHost(url.host())) {
      return failed(start, "The endpoint has no public address.");
    }
    byte[] body = delivery.payload().getBytes(UTF_8);
    Request request =
        new Request.Builder()
            .url(url)
            .header("User-Agent", "Innovation-Pipeline")
            .header(WebhookSecret.ID_HEADER, delivery.messageId())
            .header(WebhookSecret.TIMESTAMP_HEADER, String.valueOf(now.getEpochSecond()))
            .header(
                WebhookSecret.SIGNATURE_HEADER,
                signing.stream()
                    .map(secret -> secret.signature(delivery.messageId(), now, body))
                    .collect(Collectors.joining(" ")))
            .post(RequestBody.create(body, JSON))
            .build();
    try (Response response = client.newCall(request).execute()) {
      return answered(start, now, response);
    } catch (IOException e) {
      return failed(start, problemOf(e));
    }
  }

  private static Outcome answered(long start, Instant now, Response response) {
    int status = response.code();
    String problem =
        response.isSuccessful()
            ? null
            : response.isRedirect()
                ? "It redirects, which is not followed. Change the webhook's address."
                : "It answered with status " + status + ".";
    return new Outcome(
        status,
        millisSince(start),
        problem,
        beginningOf(response),
        retryAfter(response.header("Retry-After"), now));
  }

  private static @Nullable String beginningOf(Response response) {
    try (InputStream body = response.body().byteStream()) {
      byte[] beginning = body.readNBytes(MAX_RESPONSE_BYTES);
      String text = UntrustedText.clean(new String(beginning, UTF_8)).strip();
      return text.isEmpty() ? null : UntrustedText.cut(text, MAX_RESPONSE_CHARS);
    } catch (IOException e) {
      return null; // The status has arrived, and that decides.
    }
  }

  /** Seconds, or a date (RFC 9110, section 10.2.3). */
  static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    try {
      return Duration.ofSeconds(Math.max(0, Long.parseLong(header.strip())));
    } catch (NumberFormatException e) {
      try {
        Instant at =
            ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
      } catch (DateTimeException none) {
        return null;
      }
    }
  }

  private static Outcome failed(long start, String problem) {
    return new Outcome(null, millisSince(start), problem, null, null);
  }

  private static long millisSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private static String problemOf(IOException e) {
    return switch (e) {
      case ForbiddenAddressException f -> "Its host has no public address.";
      case UnknownHostException f -> "Its host name cannot be resolved.";
      case ConnectException f -> "Its host refuses the connection.";
      case SSLException f -> "The TLS handshake with its host failed.";
      case InterruptedIOException f -> "It did not answer in time.";
      default -> "The connection was lost.";
    };
  }
}
