package dev.innovationpipeline.ingest.identity;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Reads the tokens that the issuer gives after a login. */
public final class IssuedTokens {

  private static final Logger log = LoggerFactory.getLogger(IssuedTokens.class);

  private final Function<String, Optional<Caller>> holders;
  private final Function<String, Optional<Map<String, Object>>> logins;

  private IssuedTokens(
      Function<String, Optional<Caller>> holders,
      Function<String, Optional<Map<String, Object>>> logins) {
    this.holders = holders;
    this.logins = logins;
  }

  /** In a mode without tokens. */
  static IssuedTokens none() {
    return new IssuedTokens(token -> Optional.empty(), token -> Optional.empty());
  }

  static IssuedTokens of(SecuritySettings settings, InstantSource clock) {
    TokenCallers callers =
        new TokenCallers(
            settings.jwt(),
            IssuerTokens.decoder(settings.jwt(), settings.jwt().audience(), clock),
            clock);
    JwtDecoder logins = IssuerTokens.decoder(settings.jwt(), settings.login().clientId(), clock);
    return new IssuedTokens(callers::find, token -> claims(logins, token));
  }

  /**
   * Empty for a token that is not valid for this service, or says of nobody who they are.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when the issuer does not tell its
   *     keys
   */
  public Optional<Caller> holder(String accessToken) {
    return holders.apply(accessToken);
  }

  /** The claims of an ID token for the page; empty for one that is not valid. */
  public Optional<Map<String, Object>> login(String idToken) {
    return logins.apply(idToken);
  }

  private static Optional<Map<String, Object>> claims(JwtDecoder decoder, String token) {
    try {
      return Optional.of(decoder.decode(token).getClaims());
    } catch (JwtException e) {
      log.warn("An ID token is refused ({}); the login is, too.", e.toString());
      return Optional.empty();
    }
  }
}
