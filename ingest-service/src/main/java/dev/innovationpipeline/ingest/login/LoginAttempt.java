package dev.innovationpipeline.ingest.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.session.RandomText;
import dev.innovationpipeline.schema.text.Sha256;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;

/**
 * A login between its beginning here and the issuer's answer, kept in a sealed cookie.
 *
 * @param state comes back with the answer, which is so known to be that to this browser
 * @param nonce comes back in the ID token, which is so known to be of this login
 * @param verifier shows that the code was asked for here (PKCE, RFC 7636)
 * @param view the view of the page to show afterwards
 * @param until when it is too late
 */
record LoginAttempt(String state, String nonce, String verifier, String view, Instant until) {

  static LoginAttempt begin(String view, Instant until) {
    return new LoginAttempt(RandomText.make(), RandomText.make(), RandomText.make(), view, until);
  }

  /** The part of the verifier that the issuer is told first. */
  String challenge() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.digest().digest(verifier.getBytes(UTF_8)));
  }

  boolean isAnsweredBy(String otherState, Instant now) {
    return now.isBefore(until)
        && MessageDigest.isEqual(state.getBytes(UTF_8), otherState.getBytes(UTF_8));
  }
}
