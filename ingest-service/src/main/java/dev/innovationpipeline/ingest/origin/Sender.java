package dev.innovationpipeline.ingest.origin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The page that sent a request, by headers that scripts cannot set: {@code Sec-Fetch-…} (<a
 * href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata</a>), which browsers send over HTTPS
 * and to the loopback address, and {@code Origin}, which they also send over plain HTTP. Programs
 * send neither.
 */
record Sender(HttpServletRequest request, OwnHosts own) {

  private static final Set<String> SAFE = Set.of("GET", "HEAD");
  private static final Set<String> NOT_FOREIGN = Set.of("same-origin", "none");
  private static final Set<String> DEFAULT_PORTS = Set.of(":80", ":443");

  /** A link from elsewhere may open a page, but no other request comes from a foreign page. */
  boolean isRefused() {
    return isForeign() && !opensPage();
  }

  private boolean opensPage() {
    return SAFE.contains(request.getMethod())
        && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
  }

  private boolean isForeign() {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    String site = request.getHeader("Sec-Fetch-Site");
    String authority = origin == null ? null : authorityOf(origin);
    if (authority != null && own.areAllowed(authority)) {
      return false;
    }
    if (site != null) {
      return !NOT_FOREIGN.contains(site);
    }
    return origin != null && (authority == null || !isThisServer(authority));
  }

  /** A proxy that replaces the host says which one the browser has named. */
  private boolean isThisServer(String authority) {
    return isSame(authority, request.getHeader(HttpHeaders.HOST))
        || isSame(authority, request.getHeader("X-Forwarded-Host"));
  }

  private static boolean isSame(String authority, @Nullable String host) {
    return host != null && withoutDefaultPort(authority).equals(withoutDefaultPort(host));
  }

  private static String withoutDefaultPort(String authority) {
    String name = authority.toLowerCase(Locale.ROOT);
    return DEFAULT_PORTS.stream()
        .filter(name::endsWith)
        .map(port -> name.substring(0, name.length() - port.length()))
        .findFirst()
        .orElse(name);
  }

  /** Null for an origin that names no host, such as that of a sandboxed frame. */
  private static @Nullable String authorityOf(String origin) {
    int scheme = origin.indexOf("://");
    return scheme < 0 ? null : origin.substring(scheme + "://".length());
  }
}
