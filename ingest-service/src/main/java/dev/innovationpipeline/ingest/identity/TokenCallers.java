package dev.innovationpipeline.ingest.identity;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.security.JwtSettings;
import dev.innovationpipeline.schema.text.Sha256;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Finds the holders of tokens. */
final class TokenCallers {

  private static final Logger log = LoggerFactory.getLogger(TokenCallers.class);

  private final JwtDecoder decoder;
  private final TokenClaims claims;
  private final InstantSource clock;
  private final VerifiedTokens verified = new VerifiedTokens();

  TokenCallers(JwtSettings settings, JwtDecoder decoder, InstantSource clock) {
    this.decoder = decoder;
    this.claims = new TokenClaims(settings);
    this.clock = clock;
  }

  /**
   * Empty for a token that is not valid, or says of nobody who they are.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when the issuer does not tell its
   *     keys
   */
  Optional<Caller> find(String token) {
    String hash = Sha256.of(token);
    Instant now = clock.instant();
    Optional<Caller> known = verified.find(hash, now);
    if (known.isPresent()) {
      return known;
    }
    Optional<Caller> caller = check(token);
    caller.ifPresent(found -> verified.add(hash, found, now));
    return caller;
  }

  private Optional<Caller> check(String token) {
    try {
      Jwt jwt = decoder.decode(token);
      Instant expiresAt = jwt.getExpiresAt();
      return expiresAt == null ? Optional.empty() : claims.caller(jwt.getClaims(), expiresAt);
    } catch (BadJwtException e) {
      log.debug("A token is refused.", e);
      return Optional.empty();
    } catch (JwtException e) {
      if (isOfAnUnknownKey(e)) {
        log.debug("A token is refused, as its issuer has just told its keys.", e);
        return Optional.empty();
      }
      log.warn("The issuer's keys cannot be had ({}); the client gets 503.", e.toString());
      throw Problems.unavailable("The issuer of the token does not tell its keys.", null);
    }
  }

  /** Whether the issuer was not asked again for a key that it has not told a moment ago. */
  private static boolean isOfAnUnknownKey(JwtException failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof RateLimitReachedException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
