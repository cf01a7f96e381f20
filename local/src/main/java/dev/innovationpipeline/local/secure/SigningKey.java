package dev.innovationpipeline.local.secure;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.innovationpipeline.embedded.StartFailedException;
import java.text.ParseException;
import java.util.List;

/** The issuer's key, kept so that logins outlast a restart. */
final class SigningKey {

  private static final String FILE = "issuer-key.json";

  private final ECKey key;

  private SigningKey(ECKey key) {
    this.key = key;
  }

  static SigningKey of(SecretFiles files) {
    try {
      return new SigningKey(ECKey.parse(files.keep(FILE, SigningKey::made)));
    } catch (ParseException e) {
      throw new StartFailedException(
          "The issuer's key in " + files.path(FILE) + " cannot be read; remove the file.", e);
    }
  }

  private static String made() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("local").generate().toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every JDK has P-256.", e);
    }
  }

  String signed(JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256)
                  .type(JOSEObjectType.JWT)
                  .keyID(key.getKeyID())
                  .build(),
              claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every JDK has ES256.", e);
    }
  }

  /** The public part, as JSON. */
  String publicKeys() {
    return new JWKSet(List.of(key.toPublicJWK())).toString();
  }
}
