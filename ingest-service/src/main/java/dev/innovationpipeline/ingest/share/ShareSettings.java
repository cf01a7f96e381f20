package dev.innovationpipeline.ingest.share;

import dev.innovationpipeline.platform.settings.SettingFaults;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Links to cards for people without a login.
 *
 * @param enabled whether there are any. False ends those that there are, too.
 * @param excludedCompanies the ids of companies whose cards are not shared; those of their links
 *     that there are end, too
 * @param defaultExpiry how long a link is good whose maker says nothing. 30 days: longer than a
 *     round of decisions, short enough to be forgotten safely.
 * @param maxExpiry the most that its maker may say. A year.
 * @param maxPerRun the most links of one run that are good at a time
 * @param publicUrl the address by which others reach this service; empty: that of the page's login,
 *     else the one that the request was sent to
 */
@ConfigurationProperties("pipeline.shares")
record ShareSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue List<String> excludedCompanies,
    @DefaultValue("30d") Duration defaultExpiry,
    @DefaultValue("365d") Duration maxExpiry,
    @DefaultValue("100") int maxPerRun,
    @DefaultValue("") String publicUrl) {

  ShareSettings {
    excludedCompanies = List.copyOf(excludedCompanies);
    publicUrl =
        publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    SettingFaults faults = new SettingFaults("pipeline.shares");
    faults.require(defaultExpiry.isPositive(), "default-expiry", "must be positive", defaultExpiry);
    faults.require(
        maxExpiry.compareTo(defaultExpiry) >= 0,
        "max-expiry",
        "must not be less than default-expiry",
        maxExpiry);
    faults.require(maxPerRun >= 1, "max-per-run", "must be at least 1", maxPerRun);
    faults.require(
        publicUrl.isEmpty() || isAddress(publicUrl),
        "public-url",
        "must be an address such as https://pipeline.example.com",
        publicUrl);
    faults.throwIfAny();
  }

  /** Whether cards of a company may be shared. */
  boolean allows(String companyId) {
    return enabled && !excludedCompanies.contains(companyId);
  }

  private static boolean isAddress(String text) {
    try {
      URI address = URI.create(text);
      return address.getHost() != null
          && address.getQuery() == null
          && address.getFragment() == null
          && ("https".equalsIgnoreCase(address.getScheme())
              || "http".equalsIgnoreCase(address.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
