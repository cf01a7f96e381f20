package dev.innovationpipeline.ingest.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.audit.AuditTrail;
import dev.innovationpipeline.ingest.security.SecurityMode;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import dev.innovationpipeline.ingest.security.TestSettings;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OriginFilterTest {

  private static final SecuritySettings LOCAL = settings(SecurityMode.LOCAL, List.of());
  private static final SecuritySettings SERVICE = settings(SecurityMode.KEYS, List.of());
  private static final SecuritySettings NAMED =
      settings(SecurityMode.KEYS, List.of("Pipeline.example:8443", "app.example"));

  private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/runs");

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:8080", "LOCALHOST", "127.0.0.1:8080", "[::1]:8080", "localhost:9000"})
  void ownNamesGetIn(String host) throws Exception {
    request.addHeader("Host", host);
    assertThat(status(LOCAL)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example:8080",
        "localhost.:8080",
        "127.0.0.1.evil.example",
        "192.168.1.7:8080",
        "[::2]:8080",
        "[::1",
        "::1",
        "",
      })
  void otherNamesAreMisdirected(String host) throws Exception {
    request.addHeader("Host", host);
    MockHttpServletResponse answer = answer(LOCAL);
    assertThat(answer.getStatus()).isEqualTo(421);
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    assertThat(answer.getContentAsString()).contains("\"status\":421", "allowed-hosts");
  }

  @Test
  void servicesKnowTheirNamesFromTheSetting() throws Exception {
    request.addHeader("Host", "10.0.0.7:8080");
    assertThat(status(SERVICE)).isEqualTo(200);
    assertThat(status(NAMED)).isEqualTo(421);
  }

  @ParameterizedTest
  @CsvSource({
    "pipeline.example:8443, 200",
    "pipeline.example:80, 421",
    "app.example, 200",
    "APP.example:81, 200",
    "localhost:8080, 200",
  })
  void aNameWithoutAPortIsGoodForAny(String host, int status) throws Exception {
    request.addHeader("Host", host);
    assertThat(status(NAMED)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, http://evil.example,",
    "GET, http://evil.example,",
    "OPTIONS, http://evil.example,",
    "DELETE, http://localhost:3000,",
    "PATCH, https://localhost.evil.example,",
    "PUT, null,",
    "POST, evil.example,",
    "POST, http://localhost:8080/,",
    "POST,, cross-site",
    "POST,, same-site",
    "GET,, cross-site",
    "GET,, same-site",
    "POST, http://localhost:8080, cross-site",
  })
  void foreignPagesAreRefused(String method, @Nullable String origin, @Nullable String site)
      throws Exception {
    from(method, origin, site);
    for (SecuritySettings settings : List.of(LOCAL, SERVICE, NAMED)) {
      MockHttpServletResponse answer = answer(settings);
      assertThat(answer.getStatus()).isEqualTo(403);
      assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST,,",
    "POST, http://localhost:8080,",
    "POST, http://LOCALHOST:8080,",
    "POST,, same-origin",
    "POST, null, same-origin",
    "GET,, none",
    "DELETE, https://pipeline.example, same-origin",
  })
  void programsAndOwnPagesGetIn(String method, @Nullable String origin, @Nullable String site)
      throws Exception {
    from(method, origin, site);
    for (SecuritySettings settings : List.of(LOCAL, SERVICE, NAMED)) {
      assertThat(status(settings)).isEqualTo(200);
    }
  }

  @Test
  void aLinkFromElsewhereOpensThePageButSendsNoForm() throws Exception {
    from("GET", null, "cross-site");
    request.addHeader("Sec-Fetch-Mode", "navigate");
    assertThat(status(LOCAL)).isEqualTo(200);
    request.setMethod("POST");
    assertThat(status(LOCAL)).isEqualTo(403);
  }

  @Test
  void aProxyThatReplacesTheHostNamesItOrTheSettingDoes() throws Exception {
    from("POST", "https://public.example", null);
    assertThat(status(SERVICE)).isEqualTo(403);
    request.addHeader("X-Forwarded-Host", "public.example");
    assertThat(status(SERVICE)).isEqualTo(200);
  }

  @Test
  void aPageOfANamedHostGetsIn() throws Exception {
    from("POST", "https://app.example", "cross-site");
    assertThat(status(SERVICE)).isEqualTo(403);
    assertThat(status(NAMED)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"http://h:80, h", "https://h, h:443"})
  void theDefaultPortMayBeLeftOut(String origin, String host) throws Exception {
    request.setMethod("POST");
    request.addHeader("Host", host);
    request.addHeader("Origin", origin);
    assertThat(status(SERVICE)).isEqualTo(200);
  }

  private void from(String method, @Nullable String origin, @Nullable String site) {
    request.setMethod(method);
    request.addHeader("Host", "localhost:8080");
    if (origin != null) {
      request.addHeader("Origin", origin);
    }
    if (site != null) {
      request.addHeader("Sec-Fetch-Site", site);
    }
  }

  private static SecuritySettings settings(SecurityMode mode, List<String> hosts) {
    return TestSettings.access(mode, hosts);
  }

  private int status(SecuritySettings settings) throws Exception {
    return answer(settings).getStatus();
  }

  private MockHttpServletResponse answer(SecuritySettings settings) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    new OriginFilter(settings, WireJson.MAPPER, AuditTrail.NONE)
        .doFilter(request, response, new MockFilterChain());
    return response;
  }
}
