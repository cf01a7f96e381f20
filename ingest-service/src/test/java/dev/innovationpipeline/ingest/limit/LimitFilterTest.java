package dev.innovationpipeline.ingest.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.wire.WireJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The rate of starts beside that of requests. */
class LimitFilterTest {

  private Duration now = Duration.ofHours(1);
  private final TimeSource time = TimeSource.of(InstantSource.system(), () -> now);
  private final Counter refused = new SimpleMeterRegistry().counter("refused");

  @AfterEach
  void forget() {
    SecurityContextHolder.clearContext();
    RequestContextHolder.resetRequestAttributes();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /run, true",
    "POST, /runs, true",
    "POST, /batches, true",
    "POST, /runs/r-1/reprocess, true",
    "POST, /batches/b-1/retry, true",
    "POST, /%72un, true",
    "POST, /run;a=b, true",
    "GET, /runs, false",
    "GET, /run, false",
    "PUT, /runs, false",
    "POST, /runs/r-1, false",
    "POST, /runs/r-1/cancel, false",
    "POST, /runs/r-1/review, false",
    "POST, /batches/b-1/cancel, false",
    "POST, /run/x, false",
    "POST, /documents, false",
    "POST, /, false"
  })
  void someRequestsStartRuns(String method, String path, boolean starts) {
    assertThat(RunStarts.isStart(new MockHttpServletRequest(method, path))).isEqualTo(starts);
  }

  @Test
  void startsHaveARateOfTheirOwn() throws Exception {
    LimitFilter filter = filter(2, 3, 0, 1);
    as("one", "a");
    MockHttpServletResponse first = post(filter);
    assertThat(first.getHeader("RateLimit-Policy"))
        .isEqualTo("\"caller\";q=1000;w=10, \"starts\";q=3;w=2");
    assertThat(first.getHeader("RateLimit")).isEqualTo("\"caller\";r=999;t=1, \"starts\";r=2;t=1");
    post(filter);
    assertThat(post(filter).getStatus()).isEqualTo(200);
    MockHttpServletResponse fourth = post(filter);
    assertThat(fourth.getStatus()).isEqualTo(429);
    assertThat(fourth.getHeader("Retry-After")).isEqualTo("1");
    assertThat(fourth.getHeader("RateLimit")).contains("\"starts\";r=0;t=2");
    assertThat(fourth.getContentAsString())
        .contains("\"violated-policies\":[\"starts\"]", "Too many runs started by one caller.");
    assertThat(refused.count()).isEqualTo(1);
    assertThat(send(filter, "GET", "/runs").getStatus()).as("a read").isEqualTo(200);
    now = now.plusSeconds(1);
    assertThat(post(filter).getStatus()).as("when it was told to come").isEqualTo(200);
    as("two", "a");
    assertThat(post(filter).getStatus()).as("another key").isEqualTo(200);
  }

  @Test
  void theKeysOfOneCompanyShareItsStarts() throws Exception {
    LimitFilter filter = filter(1, 3, 1, 5);
    as("one", "a");
    start(filter, 3);
    as("two", "a");
    start(filter, 2);
    MockHttpServletResponse third = post(filter);
    assertThat(third.getContentAsString()).contains("\"violated-policies\":[\"company-starts\"]");
    assertThat(third.getHeader("Retry-After")).isEqualTo("1");
    as("three", "b");
    assertThat(post(filter).getStatus()).as("another company").isEqualTo(200);
    as("four", "a", "b");
    assertThat(post(filter).getStatus()).as("one of several").isEqualTo(200);
  }

  @Test
  void oneWhoDoesNotSaySoIsKnownByTheAddress() throws Exception {
    LimitFilter filter = filter(1, 1, 1, 2);
    start(filter, 2);
    assertThat(post(filter).getContentAsString()).contains("\"address-starts\"");
  }

  @Test
  void zeroIsNoLimit() throws Exception {
    LimitFilter filter = filter(0, 0, 0, 0);
    as("one", "a");
    start(filter, 500);
    RunStarts.drawFurther(1000);
    assertThat(post(filter).getHeader("RateLimit-Policy")).isEqualTo("\"caller\";q=1000;w=10");
  }

  @Test
  void aBatchMayHaveMoreRunsThanTheBurstAndIsPaidForAfterwards() throws Exception {
    LimitFilter filter = filter(2, 10, 0, 1);
    as("one", "a");
    start(filter, 9);
    MockHttpServletResponse batch = post(filter);
    RunStarts.drawFurther(199);
    assertThat(batch.getHeader("RateLimit"))
        .isEqualTo("\"caller\";r=990;t=1, \"starts\";r=0;t=105");
    MockHttpServletResponse next = post(filter);
    assertThat(next.getStatus()).isEqualTo(429);
    assertThat(next.getHeader("Retry-After")).isEqualTo("100");
    now = now.plusSeconds(99);
    assertThat(post(filter).getStatus()).isEqualTo(429);
    now = now.plusSeconds(1);
    assertThat(post(filter).getStatus()).isEqualTo(200);
  }

  @Test
  void ofTwoBatchesAtATimeOneIsRefused() throws Exception {
    LimitFilter filter = filter(1, 10, 0, 1);
    as("one", "a");
    post(filter);
    MockHttpServletResponse second = post(filter);
    RunStarts.drawFurther(99); // those of the first, by the same holder
    assertThatThrownBy(() -> RunStarts.drawFurther(1))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            problem -> {
              assertThat(problem.getStatusCode().value()).isEqualTo(429);
              assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("92");
            });
    assertThat(second.getHeader("RateLimit")).contains("\"starts\";r=0;t=101");
    assertThat(refused.count()).isEqualTo(1);
    RunStarts.drawFurther(0);
    RunStarts.drawFurther(-1);
  }

  @Test
  void outsideARequestNothingIsDrawn() {
    RunStarts.drawFurther(5);
    assertThat(refused.count()).isZero();
  }

  private void start(LimitFilter filter, int times) throws Exception {
    for (int start = 1; start <= times; start++) {
      assertThat(post(filter).getStatus()).as("start %d", start).isEqualTo(200);
    }
  }

  private MockHttpServletResponse post(LimitFilter filter) throws Exception {
    return send(filter, "POST", "/run");
  }

  private static MockHttpServletResponse send(LimitFilter filter, String method, String path)
      throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    MockHttpServletResponse response = new MockHttpServletResponse();
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
    MockFilterChain chain = new MockFilterChain();
    filter.doFilter(request, response, chain);
    assertThat(Objects.isNull(chain.getRequest())).isEqualTo(response.getStatus() == 429);
    return response;
  }

  private static void as(String key, String... companies) {
    Caller caller =
        new Caller(Caller.Means.KEY, key, null, false, Set.of(companies), Role.AUTHOR, false, null);
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken(caller, null));
  }

  private LimitFilter filter(int perSecond, int burst, int ofCompany, int companyBurst) {
    LimitSettings settings =
        new LimitSettings(
            true, 100, 1000, 0, 0, perSecond, burst, ofCompany, companyBurst, 0, 0, 0);
    return new LimitFilter(
        SenderRates.ofRequests(settings, time),
        SenderRates.ofStarts(settings, time),
        new StartTurns(perSecond, Duration.ofMinutes(1)),
        new Exhausted(),
        new Refusals(WireJson.MAPPER, refused));
  }
}
