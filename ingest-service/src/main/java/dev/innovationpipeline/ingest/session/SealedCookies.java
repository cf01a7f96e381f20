package dev.innovationpipeline.ingest.session;

import dev.innovationpipeline.schema.wire.WireJson;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import tools.jackson.core.JacksonException;

/**
 * Cookies that scripts cannot read and pages of other sites do not send. They go over TLS alone,
 * but for plain HTTP on the loopback address, which leaves no machine.
 */
public final class SealedCookies {

  /** Browsers take a cookie of this prefix for this host alone, with Secure and the path /. */
  private static final String OVER_TLS = "__Host-pipeline-";

  private static final String OVER_LOOPBACK = "pipeline-";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Browsers keep none that is longer. */
  private static final int MAX_CHARS = 4_000;

  private final Seal seal;
  private final String pageUri;

  /**
   * @param pageUri the page's address as browsers name it; empty to go by each request
   */
  SealedCookies(Seal seal, String pageUri) {
    this.seal = seal;
    this.pageUri = pageUri;
  }

  /** Empty for none, and for one that was made otherwise. */
  public <T> Optional<T> find(HttpServletRequest request, String name, Class<T> type) {
    return text(request, nameOf(request, name))
        .flatMap(value -> seal.open(name, value))
        .flatMap(
            json -> {
              try {
                return Optional.of(WireJson.MAPPER.readValue(json, type));
              } catch (JacksonException e) {
                return Optional.empty(); // Of another version.
              }
            });
  }

  /**
   * Kept until the browser ends.
   *
   * @return whether browsers take it: false for one that is too long
   */
  public boolean set(
      HttpServletRequest request, HttpServletResponse response, String name, Object content) {
    String sealed = seal.seal(name, WireJson.MAPPER.writeValueAsBytes(content));
    if (sealed.length() > MAX_CHARS) {
      return false;
    }
    write(request, response, ResponseCookie.from(nameOf(request, name), sealed));
    return true;
  }

  public void remove(HttpServletRequest request, HttpServletResponse response, String name) {
    write(request, response, ResponseCookie.from(nameOf(request, name), "").maxAge(Duration.ZERO));
  }

  private void write(
      HttpServletRequest request,
      HttpServletResponse response,
      ResponseCookie.ResponseCookieBuilder cookie) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        cookie
            .httpOnly(true)
            .secure(needsTls(request))
            .sameSite("Lax")
            .path("/")
            .build()
            .toString());
  }

  private static Optional<String> text(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name)) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  private String nameOf(HttpServletRequest request, String name) {
    return (needsTls(request) ? OVER_TLS : OVER_LOOPBACK) + name;
  }

  private boolean needsTls(HttpServletRequest request) {
    if (!pageUri.isEmpty()) {
      return "https".equalsIgnoreCase(URI.create(pageUri).getScheme());
    }
    return request.isSecure()
        || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"))
        || !LOOPBACK.contains(request.getServerName().toLowerCase(Locale.ROOT));
  }
}
