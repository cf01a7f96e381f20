package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.limit.Rate.Taken;
import dev.innovationpipeline.platform.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rates of requests: of a caller, of the one company that it belongs to, of an address. */
final class RequestLimits {

  private final @Nullable Rate callers;
  private final @Nullable Rate companies;
  private final @Nullable Rate addresses;

  RequestLimits(LimitSettings settings, TimeSource time) {
    callers = rate("caller", settings.requestsPerSecond(), settings.requestBurst(), time);
    companies =
        rate("company", settings.companyRequestsPerSecond(), settings.companyRequestBurst(), time);
    addresses =
        rate("address", settings.companyRequestsPerSecond(), settings.companyRequestBurst(), time);
  }

  private static @Nullable Rate rate(String name, int perSecond, int burst, TimeSource time) {
    return perSecond == 0 ? null : Rate.of(name, perSecond, burst, time);
  }

  /** Counts a request; in the last of the outcomes it may be refused. */
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
