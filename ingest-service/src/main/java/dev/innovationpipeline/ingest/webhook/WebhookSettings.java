package dev.innovationpipeline.ingest.webhook;

import dev.innovationpipeline.platform.settings.SettingFaults;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are sent to the endpoints of companies.
 *
 * @param retries the pauses between a message's tries; after the last one it is given up. The
 *     default is that of Standard Webhooks, which begins as Svix's and lasts three days. Each pause
 *     is up to a tenth shorter or longer.
 * @param timeout of one try. 15 s, as Svix has it: a receiver should answer before it works.
 * @param disableAfter the time of nothing but failures after which an endpoint is disabled. 5 days,
 *     longer than the tries of one message.
 * @param rotation how long the former secret signs beside a new one
 * @param concurrency the most tries at once of one endpoint at an instance, so that a slow one
 *     keeps few connections
 * @param maxEndpoints the most endpoints of one company
 * @param allowPrivateAddresses whether endpoints may be on this host and its private networks, and
 *     without TLS. False, because it lets an operator reach the internal services of this process.
 * @param secretKey 64 hexadecimal digits that the secrets are encrypted with in their topic; null:
 *     they stand there as they are
 */
@ConfigurationProperties("pipeline.webhooks")
public record WebhookSettings(
    @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> retries,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue("5d") Duration disableAfter,
    @DefaultValue("24h") Duration rotation,
    @DefaultValue("8") int concurrency,
    @DefaultValue("20") int maxEndpoints,
    @DefaultValue("false") boolean allowPrivateAddresses,
    @Nullable String secretKey) {

  static final String PREFIX = "pipeline.webhooks";

  private static final int KEY_DIGITS = 64;

  public WebhookSettings {
    retries = List.copyOf(retries);
    secretKey = secretKey == null || secretKey.isBlank() ? null : secretKey;
    SettingFaults faults = new SettingFaults(PREFIX);
    faults.require(
        retries.stream().noneMatch(Duration::isNegative),
        "retries",
        "are pauses such as 5s,5m,2h",
        retries);
    faults.require(timeout.isPositive(), "timeout", "must be positive", timeout);
    faults.require(disableAfter.isPositive(), "disable-after", "must be positive", disableAfter);
    faults.require(!rotation.isNegative(), "rotation", "must not be negative", rotation);
    faults.require(concurrency >= 1, "concurrency", "must be at least 1", concurrency);
    faults.require(maxEndpoints >= 1, "max-endpoints", "must be at least 1", maxEndpoints);
    faults.require(
        secretKey == null || isKey(secretKey),
        "secret-key",
        "must be 64 hexadecimal digits, as openssl rand -hex 32 prints them",
        "***");
    faults.throwIfAny();
  }

  private static boolean isKey(String text) {
    return text.length() == KEY_DIGITS
        && text.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 128);
  }

  /** Tells nothing of the key. */
  @Override
  public String toString() {
    return "WebhookSettings[retries=%s, timeout=%s, disableAfter=%s]"
        .formatted(retries, timeout, disableAfter);
  }
}
