package dev.innovationpipeline.benchmarks.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.schema.key.ApiKeyText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way in which ingest services know who submits.
 *
 * @param settings of the services
 * @param bearer what each request has in its header; empty for none
 * @param server the issuer, while it runs; else nothing
 */
record Callers(List<String> settings, String bearer, AutoCloseable server) {

  private static final String USER = "bench";
  private static final String ISSUER = "https://issuer.example";
  private static final String AUDIENCE = "innovation-pipeline";
  private static final String STAFF = "staff";
  private static final int KEY_BITS = 2048;

  /** Counted, and never reached by the one sender that a benchmark has. */
  private static final List<String> HIGH_LIMITS =
      List.of(
          "--pipeline.limits.requests-per-second=1000000",
          "--pipeline.limits.request-burst=1000000",
          "--pipeline.limits.starts-per-second=1000000",
          "--pipeline.limits.start-burst=1000000",
          "--pipeline.limits.open-runs=1000000");

  static Callers of(Security security) {
    return switch (security) {
      case NONE ->
          new Callers(
              List.of("--pipeline.security.mode=local", "--server.address=127.0.0.1"),
              "",
              () -> {});
      case KEYS -> {
        String key = ApiKeyText.generate().secret();
        yield new Callers(
            limited("--pipeline.security.mode=keys", "--pipeline.security.admin-key=" + key),
            key,
            () -> {});
      }
      case JWT -> withIssuer();
    };
  }

  private static List<String> limited(String... settings) {
    return Stream.concat(Stream.of(settings), HIGH_LIMITS.stream()).toList();
  }

  private static Callers withIssuer() {
    try {
      RSAKey key = new RSAKeyGenerator(KEY_BITS).keyID("bench").generate();
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
          });
      server.start();
      String jwt = "--pipeline.security.jwt.";
      return new Callers(
          limited(
              "--pipeline.security.mode=jwt",
              jwt + "issuer=" + ISSUER,
              jwt + "audience=" + AUDIENCE,
              jwt + "all-companies-role=" + STAFF,
              jwt + "jwk-set-uri=http://127.0.0.1:" + server.getAddress().getPort() + "/keys"),
          token(key),
          () -> server.stop(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException("Every JDK has RSA.", e);
    }
  }

  private static String token(RSAKey key) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(USER)
                .expirationTime(Date.from(Instant.now().plus(Duration.ofDays(1))))
                .claim("roles", List.of("author", STAFF))
                .build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }
}
