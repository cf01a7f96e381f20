package dev.innovationpipeline.ingest.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.testing.time.SettableTime;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.ErrorResponseException;

class SessionsTest {

  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final byte[] KEY = new byte[32];
  private static final byte[] OTHER_KEY = {
    1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private final SettableTime time = new SettableTime(NOW);
  private final KnownEnds ended = new KnownEnds();
  private boolean revoked;

  /** What all instances know. */
  private static final class KnownEnds implements EndedSessions {
    private final Map<String, Instant> known = new HashMap<>();
    private boolean complete = true;
    private boolean reachable = true;

    @Override
    public boolean isComplete() {
      return complete;
    }

    @Override
    public boolean has(String id) {
      return known.containsKey(id);
    }

    @Override
    public void add(String id, Instant until) {
      if (!reachable) {
        throw new NotKeptException(new IllegalStateException("Kafka is away."));
      }
      known.put(id, until);
    }
  }

  @Test
  void anEndIsToldWithTheSessionsOwnEnd() {
    MockHttpServletRequest request = with(begun(anna(null)));
    MockHttpServletResponse response = new MockHttpServletResponse();
    Session session = sessions(KEY).find(request).orElseThrow();
    String id = Objects.requireNonNull(session.caller().session());
    sessions(KEY).end(session, request, response);
    assertThat(ended.known).containsExactly(Map.entry(id, NOW.plus(Duration.ofHours(1))));
    assertThat(Objects.requireNonNull(response.getCookie("pipeline-session")).getMaxAge()).isZero();
    assertThat(sessions(KEY).find(with(begun(anna(null)))).orElseThrow().caller().session())
        .isNotEqualTo(id);
  }

  @Test
  void theBrowserForgetsASessionWhoseEndNobodyKeeps() {
    ended.reachable = false;
    MockHttpServletRequest request = with(begun(anna(null)));
    MockHttpServletResponse response = new MockHttpServletResponse();
    Session session = sessions(KEY).find(request).orElseThrow();
    assertThatThrownBy(() -> sessions(KEY).end(session, request, response))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            answer -> assertThat(answer.getStatusCode().value()).isEqualTo(503))
        .hasMessageContaining("good until 2026-11-29T11:00:00Z");
    assertThat(Objects.requireNonNull(response.getCookie("pipeline-session")).getMaxAge()).isZero();
  }

  @Test
  void nobodyIsLetInBeforeItIsKnownWhichWereEnded() {
    MockHttpServletRequest request = with(begun(anna(null)));
    ended.complete = false;
    assertThatThrownBy(() -> sessions(KEY).find(request))
        .isInstanceOf(ErrorResponseException.class)
        .hasMessageContaining("still reading");
    assertThat(sessions(KEY).find(new MockHttpServletRequest())).isEmpty();
  }

  @Test
  void anotherReplicaWithTheSameKeyKnowsASession() {
    Cookie cookie = begun(anna(null));
    assertThat(sessions(KEY).find(with(cookie)))
        .get()
        .satisfies(
            session -> {
              assertThat(session.shownName()).isEqualTo("Anna");
              assertThat(session.caller().companies()).containsExactly("a");
              assertThat(session.caller().role()).isEqualTo(Role.AUTHOR);
              assertThat(session.csrfToken()).hasSize(43);
            });
    assertThat(sessions(OTHER_KEY).find(with(cookie))).isEmpty();
  }

  @Test
  void nobodyReadsOrChangesACookie() {
    Cookie cookie = begun(anna(null));
    String sealed = cookie.getValue();
    assertThat(sealed).doesNotContain("anna", "Anna");
    for (int at = 0; at < sealed.length() - 1; at++) {
      char other = sealed.charAt(at) == 'A' ? 'B' : 'A';
      String changed = sealed.substring(0, at) + other + sealed.substring(at + 1);
      assertThat(sessions(KEY).find(with(new Cookie(cookie.getName(), changed)))).isEmpty();
    }
    for (String none : new String[] {"", "A", "!", "AAAAAAAAAAAAAAAA", sealed + sealed}) {
      assertThat(sessions(KEY).find(with(new Cookie(cookie.getName(), none)))).isEmpty();
    }
  }

  @Test
  void aCookieOfAnotherPurposeIsNoSession() {
    Seal seal = new Seal(KEY);
    String sealed = seal.seal("login", new byte[] {'{', '}'});
    assertThat(seal.open("login", sealed)).isPresent();
    assertThat(seal.open("session", sealed)).isEmpty();
  }

  @Test
  void aSessionEndsAfterItsLength() {
    Cookie cookie = begun(anna(null));
    time.pass(Duration.ofMinutes(59));
    assertThat(sessions(KEY).find(with(cookie))).isPresent();
    time.pass(Duration.ofMinutes(1));
    assertThat(sessions(KEY).find(with(cookie))).isEmpty();
  }

  @Test
  void aSessionEndsWithItsKeyOrToken() {
    Cookie cookie = begun(anna(NOW.plus(Duration.ofMinutes(5))));
    time.pass(Duration.ofMinutes(5));
    assertThat(sessions(KEY).find(with(cookie))).isEmpty();
    Cookie other = begun(anna(null));
    revoked = true;
    assertThat(sessions(KEY).find(with(other))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // scheme, host, X-Forwarded-Proto, page, the cookie goes over TLS alone
    "https, pipeline.example, , '', true",
    "https, localhost, , '', true",
    "http, localhost, , '', false",
    "http, 127.0.0.1, , '', false",
    "http, [::1], , '', false",
    "http, localhost, https, '', true",
    "http, pipeline.example, , '', true",
    "http, localhost, , https://pipeline.example, true",
    "http, localhost, , http://localhost:8080, false",
  })
  void aCookieGoesOverTlsOrStaysOnThisMachine(
      String scheme, String host, @Nullable String forwarded, String page, boolean tls) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setScheme(scheme);
    request.setSecure(scheme.equals("https"));
    request.setServerName(host);
    if (forwarded != null) {
      request.addHeader("X-Forwarded-Proto", forwarded);
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    new SealedCookies(new Seal(KEY), page).set(request, response, "session", "x");
    String header = Objects.requireNonNull(response.getHeader("Set-Cookie"));
    assertThat(header)
        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
        .doesNotContain("Domain");
    assertThat(header.contains("; Secure")).isEqualTo(tls);
    assertThat(header.startsWith("__Host-")).isEqualTo(tls);
  }

  @Test
  void moreCompaniesThanACookieHoldsAreRefused() {
    Set<String> many =
        IntStream.range(0, 500).mapToObj(i -> "company-" + i).collect(Collectors.toSet());
    Caller caller =
        new Caller(Caller.Means.TOKEN, "anna", "anna", false, many, Role.AUTHOR, false, null);
    assertThatThrownBy(() -> begun(caller))
        .isInstanceOf(ErrorResponseException.class)
        .hasMessageContaining("more companies than a session holds");
  }

  private Cookie begun(Caller caller) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    sessions(KEY).begin(caller, "Anna", new MockHttpServletRequest(), response);
    return Objects.requireNonNull(response.getCookie("pipeline-session"));
  }

  private Sessions sessions(byte[] key) {
    return new Sessions(
        new SealedCookies(new Seal(key), ""), caller -> !revoked, ended, Duration.ofHours(1), time);
  }

  private static MockHttpServletRequest with(Cookie cookie) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setCookies(cookie);
    return request;
  }

  private static Caller anna(@Nullable Instant until) {
    return new Caller(
        Caller.Means.TOKEN, "anna", "anna", false, Set.of("a"), Role.AUTHOR, false, until);
  }
}
