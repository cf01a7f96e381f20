package dev.innovationpipeline.ingest.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.limit.Rate.Taken;
import dev.innovationpipeline.schema.text.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The senders whose rate is used up, by what they send to say who they are, so that the next of
 * their requests is refused without asking again. Of one that has used up its starts of runs, only
 * requests that start runs are found.
 */
final class Exhausted {

  private static final int MAX_SENDERS = 10_000;

  /** Longer ones are looked at each time. */
  private static final int MAX_CHARS = 8_192;

  /** A sender with the rate that it has used up. */
  record Sender(Optional<Caller> caller, Rate rate, String holder) {}

  private final Map<String, Sender> requests = new ConcurrentHashMap<>();
  private final Map<String, Sender> starts = new ConcurrentHashMap<>();

  void addRequests(HttpServletRequest request, Optional<Caller> caller, Taken refused) {
    add(requests, request, caller, refused);
  }

  void addStarts(HttpServletRequest request, Optional<Caller> caller, Taken refused) {
    add(starts, request, caller, refused);
  }

  private static void add(
      Map<String, Sender> senders,
      HttpServletRequest request,
      Optional<Caller> caller,
      Taken refused) {
    String said = said(request);
    if (said != null) {
      if (senders.size() >= MAX_SENDERS) {
        senders.clear(); // Those that go on are back with their next request.
      }
      senders.put(said, new Sender(caller, refused.rate(), refused.holder()));
    }
  }

  /** Empty for all who may ask now; usually nobody is looked for. */
  Optional<Sender> find(HttpServletRequest request) {
    boolean mayLackStarts = !starts.isEmpty() && RunStarts.isStart(request);
    if (requests.isEmpty() && !mayLackStarts) {
      return Optional.empty();
    }
    String said = said(request);
    if (said == null) {
      return Optional.empty();
    }
    Optional<Sender> found = find(requests, said);
    return found.isEmpty() && mayLackStarts ? find(starts, said) : found;
  }

  private static Optional<Sender> find(Map<String, Sender> senders, String said) {
    Sender found = senders.get(said);
    if (found != null && found.rate().hasLeft(found.holder())) {
      senders.remove(said, found);
      return Optional.empty();
    }
    return Optional.ofNullable(found);
  }

  /** A hash, as these are secrets; of one who says nothing, the address. */
  private static @Nullable String said(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      header = request.getHeader(HttpHeaders.COOKIE);
    }
    if (header == null) {
      return request.getRemoteAddr();
    }
    return header.length() > MAX_CHARS
        ? null
        : Sha256.hex(Sha256.digest().digest(header.getBytes(UTF_8)));
  }
}
