package dev.innovationpipeline.ingest.security;

import dev.innovationpipeline.schema.text.Sha256;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The login of people at the page, by OpenID Connect's code flow, and the sessions that follow it.
 *
 * @param clientId the page's name at the issuer; without it, people log in with a key or a token
 * @param clientSecret for an issuer that demands one; none by default, as PKCE protects the code
 * @param authorizationUri the issuer's page at which people log in
 * @param tokenUri the issuer's endpoint that gives tokens for a code
 * @param endSessionUri the issuer's page that ends its own session, too; none by default
 * @param scopes what is asked for, separated by spaces
 * @param pageUri the address of the page as browsers name it, as {@code https://p.example.com}; the
 *     issuer must know {@code /login/callback} below it
 * @param cliClientId the command line's name at the issuer, a public client with loopback
 *     redirects; none by default
 * @param sessionKey 32 bytes in hexadecimal digits that seal the cookies, equal on all replicas. A
 *     random one by default: sessions end with the process then, and are known to it alone.
 * @param sessionLength how long a session lasts. 1 h: roles that the issuer takes away last no
 *     longer.
 */
public record LoginSettings(
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("") String authorizationUri,
    @DefaultValue("") String tokenUri,
    @DefaultValue("") String endSessionUri,
    @DefaultValue("openid") String scopes,
    @DefaultValue("") String pageUri,
    @DefaultValue("") String cliClientId,
    @DefaultValue("") String sessionKey,
    @DefaultValue("1h") Duration sessionLength) {

  private static final String PREFIX = SecuritySettings.PREFIX + ".login.";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public LoginSettings {
    pageUri = pageUri.endsWith("/") ? pageUri.substring(0, pageUri.length() - 1) : pageUri;
  }

  /** Whether the issuer's page is offered. */
  public boolean isOffered() {
    return !clientId.isBlank();
  }

  void addFaults(List<String> faults, Set<SecurityMode> mode) {
    if (!sessionKey.isEmpty() && !Sha256.isOne(sessionKey)) {
      faults.add(PREFIX + "session-key must have 64 hexadecimal digits: openssl rand -hex 32.");
    }
    if (!sessionLength.isPositive()) {
      faults.add(PREFIX + "session-length must be positive.");
    }
    if (!isOffered()) {
      return;
    }
    if (!mode.contains(SecurityMode.JWT)) {
      faults.add(PREFIX + "client-id needs pipeline.security.mode=jwt or jwt,keys.");
    }
    Map.of("authorization-uri", authorizationUri, "token-uri", tokenUri, "page-uri", pageUri)
        .forEach(
            (name, address) -> {
              if (httpAddress(address).isEmpty()) {
                faults.add(PREFIX + name + " must be an http or https address.");
              }
            });
    if (httpAddress(pageUri).filter(page -> !isProtected(page)).isPresent()) {
      faults.add(
          PREFIX + "page-uri must begin with https://, unless it is an address of this machine.");
    }
  }

  /** Cookies go over TLS, or do not leave the machine. */
  private static boolean isProtected(URI page) {
    return "https".equalsIgnoreCase(page.getScheme()) || LOOPBACK.contains(page.getHost());
  }

  /** Empty for any other text. */
  static Optional<URI> httpAddress(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null
              && ("https".equalsIgnoreCase(uri.getScheme())
                  || "http".equalsIgnoreCase(uri.getScheme()))
          ? Optional.of(uri)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "LoginSettings[clientId=" + clientId + ", pageUri=" + pageUri + "]";
  }
}
