package dev.innovationpipeline.ingest.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.ingest.security.TestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A small issuer of tokens, with its keys on a web server of its own. */
public final class Issuer implements AutoCloseable {

  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile RSAKey key;
  private volatile boolean away;

  public Issuer() throws IOException {
    key = newKey("first");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/keys",
        exchange -> {
          asked.incrementAndGet();
          byte[] keys = new JWKSet(List.of(key.toPublicJWK())).toString().getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
          exchange.sendResponseHeaders(away ? 503 : 200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
  }

  public String jwkSetUri() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
  }

  /** How often its keys were asked for. */
  public int asked() {
    return asked.get();
  }

  /** Tokens have another key from now on, and the old one is good no longer. */
  public void rotate() {
    key = newKey("second");
  }

  public void setAway(boolean away) {
    this.away = away;
  }

  /** A token for this service, good for an hour, whose claims may be changed. */
  public String token(Consumer<JWTClaimsSet.Builder> changes) {
    return sign(key, JOSEObjectType.JWT, claims(changes));
  }

  public String token(JOSEObjectType type) {
    return sign(key, type, claims(all -> {}));
  }

  /** Signed by somebody else, who names the issuer's key. */
  public String forged() {
    return sign(newKey(key.getKeyID()), JOSEObjectType.JWT, claims(all -> {}));
  }

  /** With {@code "alg": "none"}. */
  public static String unsigned() {
    return new PlainJWT(claims(all -> {})).serialize();
  }

  /** With the public key in place of a shared secret. */
  public String confused() {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
              claims(all -> {}));
      token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> changes) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(TestSettings.ISSUER)
            .audience(TestSettings.AUDIENCE)
            .subject("anna")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
            .claim("companies", List.of("a"))
            .claim("roles", List.of("author"));
    changes.accept(claims);
    return claims.build();
  }

  private static String sign(RSAKey key, JOSEObjectType type, JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).type(type).keyID(key.getKeyID()).build(),
              claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
