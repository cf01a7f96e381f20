package dev.innovationpipeline.ingest.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.innovationpipeline.ingest.security.JwtSettings;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks tokens against an issuer's public keys. */
final class IssuerTokens {

  /** Asymmetric ones alone: a public key must not pass for a shared secret. */
  private static final Set<JWSAlgorithm> ALGORITHMS = algorithms();

  private static final int REQUEST_TIMEOUT_MILLIS = 2_000;
  private static final int MAX_KEY_SET_BYTES = 256 * 1024;

  /** A key that its issuer withdraws is refused after this time. */
  private static final Duration KEY_SET_TTL = Duration.ofMinutes(5);

  private static final Duration KEY_SET_TIMEOUT = Duration.ofSeconds(5);

  /** Twice in this time at most: unknown ids of keys must not make this service a flood. */
  private static final Duration MIN_REQUEST_INTERVAL = Duration.ofSeconds(30);

  /** How long known keys are good while the issuer is away. */
  private static final Duration OUTAGE_TOLERANCE = Duration.ofHours(1);

  private IssuerTokens() {}

  /**
   * @param audience whom the tokens must be for
   */
  static JwtDecoder decoder(JwtSettings settings, String audience, InstantSource clock) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(settings)));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWTClaimsSetVerifier((claims, context) -> {}); // The decoder does.
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(validator(settings, audience, clock));
    return decoder;
  }

  /** An unknown key id makes it ask the issuer, which may have rotated its keys. */
  private static JWKSource<SecurityContext> keys(JwtSettings settings) {
    return JWKSourceBuilder.<SecurityContext>create(
            url(settings.jwkSetUri()),
            new DefaultResourceRetriever(
                REQUEST_TIMEOUT_MILLIS, REQUEST_TIMEOUT_MILLIS, MAX_KEY_SET_BYTES))
        .cache(KEY_SET_TTL.toMillis(), KEY_SET_TIMEOUT.toMillis())
        .refreshAheadCache(false) // Its thread would outlive the service.
        .rateLimited(MIN_REQUEST_INTERVAL.toMillis())
        .outageTolerant(OUTAGE_TOLERANCE.toMillis())
        .build();
  }

  private static OAuth2TokenValidator<Jwt> validator(
      JwtSettings settings, String audience, InstantSource clock) {
    JwtTimestampValidator times = new JwtTimestampValidator(settings.clockSkew());
    times.setClock(clock.withZone(ZoneOffset.UTC));
    return new DelegatingOAuth2TokenValidator<>(
        new JwtClaimValidator<Object>(JwtClaimNames.EXP, Objects::nonNull),
        times,
        new JwtIssuerValidator(settings.issuer()),
        new JwtAudienceValidator(audience));
  }

  private static Set<JWSAlgorithm> algorithms() {
    Set<JWSAlgorithm> algorithms = new HashSet<>(JWSAlgorithm.Family.RSA);
    algorithms.addAll(JWSAlgorithm.Family.EC);
    return Set.copyOf(algorithms);
  }

  private static URL url(String address) {
    try {
      return URI.create(address).toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("The settings were checked.", e);
    }
  }
}
