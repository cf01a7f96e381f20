package dev.innovationpipeline.local.secure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The codes and refresh tokens that the issuer has given; each is good once. */
final class IssuedCodes {

  private static final Duration CODE_TTL = Duration.ofMinutes(1);
  private static final Duration REFRESH_TTL = Duration.ofHours(12);

  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, Grant> refreshTokens = new ConcurrentHashMap<>();
  private final InstantSource clock;

  IssuedCodes(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A login of a person at a client.
   *
   * @param challenge of PKCE
   */
  record Grant(
      Person person,
      String clientId,
      String redirectUri,
      String challenge,
      String nonce,
      Instant until) {

    private Grant until(Instant end) {
      return new Grant(person, clientId, redirectUri, challenge, nonce, end);
    }
  }

  String code(Grant grant) {
    return keep(codes, grant.until(clock.instant().plus(CODE_TTL)));
  }

  String refreshToken(Grant grant) {
    return keep(refreshTokens, grant.until(clock.instant().plus(REFRESH_TTL)));
  }

  /** Empty for a code that is used, over, of another client or address, or without its verifier. */
  Optional<Grant> redeem(String code, String clientId, String redirectUri, String verifier) {
    return Optional.ofNullable(codes.remove(code))
        .filter(grant -> clock.instant().isBefore(grant.until()))
        .filter(grant -> grant.clientId().equals(clientId))
        .filter(grant -> grant.redirectUri().equals(redirectUri))
        .filter(grant -> grant.challenge().equals(challenge(verifier)));
  }

  Optional<Grant> refresh(String token, String clientId) {
    return Optional.ofNullable(refreshTokens.remove(token))
        .filter(grant -> clock.instant().isBefore(grant.until()))
        .filter(grant -> grant.clientId().equals(clientId));
  }

  private String keep(Map<String, Grant> grants, Grant grant) {
    Instant now = clock.instant();
    grants.values().removeIf(old -> !now.isBefore(old.until()));
    String text = Passwords.random() + Passwords.random();
    grants.put(text, grant);
    return text;
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
