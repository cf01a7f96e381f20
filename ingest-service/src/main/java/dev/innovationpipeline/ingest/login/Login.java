package dev.innovationpipeline.ingest.login;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.identity.IssuedTokens;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponseException;

/** OpenID Connect's code flow with PKCE, between the page, this service and the issuer. */
final class Login {

  /** The path to which the issuer sends people back. */
  static final String CALLBACK = "/login/callback";

  private static final Logger log = LoggerFactory.getLogger(Login.class);
  private static final int MAX_VIEW_CHARS = 300;
  private static final List<String> NAME_CLAIMS = List.of("name", "preferred_username", "email");

  private final SecuritySettings settings;
  private final TokenEndpoint endpoint;
  private final IssuedTokens tokens;

  Login(SecuritySettings settings, TokenEndpoint endpoint, IssuedTokens tokens) {
    this.settings = settings;
    this.endpoint = endpoint;
    this.tokens = tokens;
  }

  /** The end of a login. */
  sealed interface Outcome {

    /**
     * A person who is known.
     *
     * @param shownName for people
     */
    record LoggedIn(Caller caller, String shownName) implements Outcome {}

    /** Nobody that this service knows; the page says why. */
    enum Failed implements Outcome {
      REFUSED,
      EXPIRED,
      UNAVAILABLE
    }
  }

  boolean isOffered() {
    return settings.login().isOffered();
  }

  /** The issuer's page for an attempt. */
  String address(LoginAttempt attempt) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", settings.login().clientId());
    parameters.put("redirect_uri", redirectUri());
    parameters.put("scope", settings.login().scopes());
    parameters.put("state", attempt.state());
    parameters.put("nonce", attempt.nonce());
    parameters.put("code_challenge", attempt.challenge());
    parameters.put("code_challenge_method", "S256");
    return Form.at(settings.login().authorizationUri(), parameters);
  }

  /** The person of the issuer's answer to an attempt. */
  Outcome conclude(LoginAttempt attempt, String code) {
    try {
      return endpoint
          .exchange(code, attempt.verifier(), redirectUri())
          .map(given -> outcome(attempt, given))
          .orElse(Outcome.Failed.REFUSED);
    } catch (IOException | ErrorResponseException e) {
      log.warn("A login fails, as the issuer cannot be asked ({}).", e.toString());
      return Outcome.Failed.UNAVAILABLE;
    }
  }

  private Outcome outcome(LoginAttempt attempt, TokenEndpoint.Tokens given) {
    Optional<Map<String, Object>> identity =
        tokens.login(given.id()).filter(claims -> attempt.nonce().equals(claims.get("nonce")));
    Optional<Caller> holder = tokens.holder(given.access());
    if (identity.isEmpty() || holder.isEmpty()) {
      log.warn(
          "A login is refused: the issuer's {} token is not valid here. Its audience must be {}.",
          identity.isEmpty() ? "ID" : "access",
          identity.isEmpty() ? settings.login().clientId() : settings.jwt().audience());
      return Outcome.Failed.REFUSED;
    }
    // The session has an end of its own, after that of the token.
    Caller caller = holder.get().until(null);
    return new Outcome.LoggedIn(caller, shownName(identity.get(), caller));
  }

  private static String shownName(Map<String, Object> claims, Caller caller) {
    return NAME_CLAIMS.stream()
        .map(claims::get)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse(caller.name());
  }

  /** The issuer's page that ends its session, too; empty for none. */
  Optional<String> endAddress() {
    String address = settings.login().endSessionUri();
    return address.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Form.at(
                address,
                Map.of(
                    "client_id",
                    settings.login().clientId(),
                    "post_logout_redirect_uri",
                    settings.login().pageUri() + "/")));
  }

  private String redirectUri() {
    return settings.login().pageUri() + CALLBACK;
  }

  /** The views that an address may name: none of another site. */
  static String viewOf(String asked) {
    boolean plain =
        asked.startsWith("/")
            && asked.length() <= MAX_VIEW_CHARS
            && asked.chars().allMatch(Login::isPlain);
    return plain ? asked : "/";
  }

  private static boolean isPlain(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "/-_.?=&".indexOf(c) >= 0;
  }
}
