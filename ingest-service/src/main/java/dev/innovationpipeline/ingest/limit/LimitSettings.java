package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.platform.settings.SettingFaults;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one sender may ask for. Each instance of the service counts requests, starts and streams
 * for itself; 0 is no limit.
 *
 * @param enabled whether requests, open runs and streams are limited; null: outside local mode,
 *     where one person's programs are no danger to others
 * @param requestsPerSecond of one key or person. 100: ten times what a page with a hundred watched
 *     runs asks for, a tenth of what an instance answers.
 * @param requestBurst at once, after a pause
 * @param companyRequestsPerSecond of all callers that belong to one company alone, and of one
 *     address that does not say who it is
 * @param companyRequestBurst the same at once
 * @param startsPerSecond runs that one key or person starts, again, too: a start costs far more
 *     than other requests, and nobody reads the cards of 20 runs a second
 * @param startBurst the same at once, after a pause; a batch counts once it is accepted, so it may
 *     have more runs than this
 * @param companyStartsPerSecond of all callers that belong to one company alone, and of one address
 *     that does not say who it is
 * @param companyStartBurst the same at once
 * @param openRuns of one company, over all instances: runs that have not ended
 * @param streams event streams that one key or person has open
 * @param failedLoginsPerMinute of one address, in local mode, too; those who are known pass. As
 *     many may it open share links that are none.
 */
@ConfigurationProperties("pipeline.limits")
public record LimitSettings(
    @Nullable Boolean enabled,
    @DefaultValue("100") int requestsPerSecond,
    @DefaultValue("100") int requestBurst,
    @DefaultValue("300") int companyRequestsPerSecond,
    @DefaultValue("300") int companyRequestBurst,
    @DefaultValue("20") int startsPerSecond,
    @DefaultValue("100") int startBurst,
    @DefaultValue("60") int companyStartsPerSecond,
    @DefaultValue("300") int companyStartBurst,
    @DefaultValue("1000") int openRuns,
    @DefaultValue("200") int streams,
    @DefaultValue("60") int failedLoginsPerMinute) {

  public LimitSettings {
    SettingFaults faults = new SettingFaults("pipeline.limits");
    requireRate(faults, "requests-per-second", requestsPerSecond, "request-burst", requestBurst);
    requireRate(
        faults,
        "company-requests-per-second",
        companyRequestsPerSecond,
        "company-request-burst",
        companyRequestBurst);
    requireRate(faults, "starts-per-second", startsPerSecond, "start-burst", startBurst);
    requireRate(
        faults,
        "company-starts-per-second",
        companyStartsPerSecond,
        "company-start-burst",
        companyStartBurst);
    faults.require(openRuns >= 0, "open-runs", "must not be negative", openRuns);
    faults.require(streams >= 0, "streams", "must not be negative", streams);
    faults.require(
        failedLoginsPerMinute >= 0,
        "failed-logins-per-minute",
        "must not be negative",
        failedLoginsPerMinute);
    faults.throwIfAny();
  }

  private static void requireRate(
      SettingFaults faults, String rateName, int rate, String burstName, int burst) {
    faults.require(rate >= 0, rateName, "must not be negative", rate);
    faults.require(
        rate == 0 || burst >= 1, burstName, "must be at least 1 beside a rate above 0", burst);
  }
}
