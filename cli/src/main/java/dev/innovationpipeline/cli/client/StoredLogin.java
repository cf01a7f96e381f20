package dev.innovationpipeline.cli.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login at a server, as it is kept between commands.
 *
 * @param accessToken for the server
 * @param refreshToken for a new access token from the issuer; null for none
 * @param until when the access token ends
 * @param tokenUri the issuer's endpoint
 * @param clientId the command line's name at the issuer
 */
public record StoredLogin(
    String accessToken,
    @Nullable String refreshToken,
    Instant until,
    String tokenUri,
    String clientId) {

  /** Without the tokens. */
  @Override
  public String toString() {
    return "StoredLogin[until=" + until + ", tokenUri=" + tokenUri + "]";
  }
}
