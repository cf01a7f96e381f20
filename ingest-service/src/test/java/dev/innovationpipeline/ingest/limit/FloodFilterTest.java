package dev.innovationpipeline.ingest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.ingest.limit.Rate.Taken;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.wire.WireJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FloodFilterTest {

  private static final Caller CALLER =
      new Caller(Caller.Means.KEY, "key:1", null, false, Set.of("a"), Role.VIEWER, false, null);

  private Duration now = Duration.ofHours(1);
  private final Rate rate =
      Rate.of("caller", 1, 2, TimeSource.of(InstantSource.system(), () -> now));
  private final Exhausted exhausted = new Exhausted();
  private final Counter refused = new SimpleMeterRegistry().counter("refused");
  private final Audit audit = new Audit();
  private final FloodFilter filter =
      new FloodFilter(exhausted, new Refusals(WireJson.MAPPER, refused), audit);

  /** Keeps who was refused. */
  private static final class Audit implements AuditTrail {
    private final List<String> refused = new ArrayList<>();

    @Override
    public void accompany(RunEvent event) {}

    @Override
    public List<ProducerRecord<String, byte[]>> beside(List<? extends RunEvent> events) {
      return List.of();
    }

    @Override
    public void refused(HttpServletRequest request, int status) {}

    @Override
    public void refused(HttpServletRequest request, Optional<Caller> caller, int status) {
      refused.add(caller.map(Caller::name).orElse("nobody") + " " + status);
    }

    @Override
    public void loggedIn(HttpServletRequest request, Caller caller) {}

    @Override
    public void byService(String action, String companyId, String subject, long count) {}
  }

  @Test
  void aSenderThatIsBeyondItsRateGetsNoFurther() throws Exception {
    assertThat(passes(request("/runs", "Bearer one"))).isTrue();
    exhaust(request("/runs", "Bearer one"));
    MockHttpServletResponse response = new MockHttpServletResponse();
    MockFilterChain chain = new MockFilterChain();
    filter.doFilter(request("/run", "Bearer one"), response, chain);
    assertThat(chain.getRequest()).isNull();
    assertThat(response.getStatus()).isEqualTo(429);
    assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    assertThat(response.getHeader("RateLimit")).isEqualTo("\"caller\";r=0;t=2");
    assertThat(response.getHeader("Content-Security-Policy")).isNotEmpty();
    assertThat(response.getContentAsString()).contains("\"violated-policies\":[\"caller\"]");
    assertThat(audit.refused).containsExactly("key:1 429");
    assertThat(refused.count()).isEqualTo(1);
  }

  @Test
  void othersPassAndSoDoProbes() throws Exception {
    exhaust(request("/runs", "Bearer one"));
    assertThat(passes(request("/runs", "Bearer two"))).isTrue();
    assertThat(passes(request("/runs", null))).isTrue();
    assertThat(passes(request("/actuator/health/liveness", "Bearer one"))).isTrue();
    assertThat(passes(request("/runs", "Bearer one"))).isFalse();
  }

  @Test
  void itPassesAgainOnceItsRateHasOneLeft() throws Exception {
    exhaust(request("/runs", "Bearer one"));
    assertThat(passes(request("/runs", "Bearer one"))).isFalse();
    now = now.plusSeconds(1);
    assertThat(passes(request("/runs", "Bearer one"))).isTrue();
    assertThat(rate.take("key:1").allowed()).as("nothing was taken for it").isTrue();
  }

  @Test
  void oneWhoSaysNothingIsKnownByTheAddress() throws Exception {
    exhaust(request("/runs", null));
    assertThat(passes(request("/runs", null))).isFalse();
    MockHttpServletRequest elsewhere = request("/runs", null);
    elsewhere.setRemoteAddr("192.0.2.7");
    assertThat(passes(elsewhere)).isTrue();
    assertThat(passes(request("/runs", "Bearer one"))).isTrue();
  }

  @Test
  void whoHasUsedUpItsStartsMayDoAllElse() throws Exception {
    exhausted.addStarts(request("POST", "/run", "Bearer one"), Optional.of(CALLER), usedUp());
    assertThat(passes(request("POST", "/run", "Bearer one"))).isFalse();
    assertThat(passes(request("POST", "/%72un;a=b", "Bearer one"))).isFalse();
    assertThat(passes(request("POST", "/batches/b/retry", "Bearer one"))).isFalse();
    assertThat(passes(request("POST", "/runs/r/cancel", "Bearer one"))).isTrue();
    assertThat(passes(request("GET", "/runs", "Bearer one"))).isTrue();
    assertThat(passes(request("POST", "/run", "Bearer two"))).isTrue();
    assertThat(audit.refused).containsExactly("key:1 429", "key:1 429", "key:1 429");
    now = now.plusSeconds(1);
    assertThat(passes(request("POST", "/run", "Bearer one"))).isTrue();
  }

  @Test
  void allOfOneThatHasUsedUpItsRequestsIsRefused() throws Exception {
    exhausted.addRequests(request("/runs", "Bearer one"), Optional.of(CALLER), usedUp());
    assertThat(passes(request("POST", "/run", "Bearer one"))).isFalse();
    assertThat(passes(request("GET", "/runs", "Bearer one"))).isFalse();
  }

  private void exhaust(MockHttpServletRequest request) {
    exhausted.addRequests(request, Optional.of(CALLER), usedUp());
  }

  private Taken usedUp() {
    Taken taken = rate.take("key:1");
    while (taken.allowed()) {
      taken = rate.take("key:1");
    }
    return taken;
  }

  private boolean passes(MockHttpServletRequest request) throws Exception {
    MockFilterChain chain = new MockFilterChain();
    filter.doFilter(request, new MockHttpServletResponse(), chain);
    return chain.getRequest() != null;
  }

  private static MockHttpServletRequest request(String path, @Nullable String authorization) {
    return request("GET", path, authorization);
  }

  private static MockHttpServletRequest request(
      String method, String path, @Nullable String authorization) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    if (authorization != null) {
      request.addHeader("Authorization", authorization);
    }
    return request;
  }
}
