package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.limit.Rate.Taken;
import dev.innovationpipeline.platform.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rates of requests, or those of run starts: of a caller, of the one company that it belongs
 * to, of an address.
 */
final class SenderRates {

  static final String CALLER_STARTS = "starts";
  static final String COMPANY_STARTS = "company-starts";
  static final String ADDRESS_STARTS = "address-starts";

  private final @Nullable Rate callers;
  private final @Nullable Rate companies;
  private final @Nullable Rate addresses;

  private SenderRates(@Nullable Rate callers, @Nullable Rate companies, @Nullable Rate addresses) {
    this.callers = callers;
    this.companies = companies;
    this.addresses = addresses;
  }

  static SenderRates ofRequests(LimitSettings settings, TimeSource time) {
    int ofCompany = settings.companyRequestsPerSecond();
    int burst = settings.companyRequestBurst();
    return new SenderRates(
        rate("caller", settings.requestsPerSecond(), settings.requestBurst(), time),
        rate("company", ofCompany, burst, time),
        rate("address", ofCompany, burst, time));
  }

  static SenderRates ofStarts(LimitSettings settings, TimeSource time) {
    int ofCompany = settings.companyStartsPerSecond();
    int burst = settings.companyStartBurst();
    return new SenderRates(
        rate(CALLER_STARTS, settings.startsPerSecond(), settings.startBurst(), time),
        rate(COMPANY_STARTS, ofCompany, burst, time),
        rate(ADDRESS_STARTS, ofCompany, burst, time));
  }

  private static @Nullable Rate rate(String name, int perSecond, int burst, TimeSource time) {
    return perSecond == 0 ? null : Rate.of(name, perSecond, burst, time);
  }

  /** Counts one; in the last of the outcomes it may be refused. */
  List<Taken> take(Optional<Caller> caller, String address) {
    List<Taken> taken = new ArrayList<>(2);
    if (caller.isEmpty()) {
      take(addresses, AddressNetwork.of(address), taken);
    } else if (take(callers, caller.get().name(), taken)
        && !caller.get().everyCompany()
        && caller.get().companies().size() == 1) {
      take(companies, caller.get().companies().iterator().next(), taken);
    }
    return taken;
  }

  private static boolean take(@Nullable Rate rate, String holder, List<Taken> taken) {
    if (rate == null) {
      return true;
    }
    Taken outcome = rate.take(holder);
    taken.add(outcome);
    return outcome.allowed();
  }
}
