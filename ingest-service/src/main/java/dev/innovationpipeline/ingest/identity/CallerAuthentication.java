package dev.innovationpipeline.ingest.identity;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.schema.key.ApiKeyText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.ErrorResponseException;

/** Finds the caller of a bearer token, which is a key or a token of the issuer. */
final class CallerAuthentication implements AuthenticationManager {

  private final Function<ApiKeyText, Optional<Caller>> keys;
  private final Function<String, Optional<Caller>> tokens;

  /**
   * @param keys finds nobody in a mode without keys
   * @param tokens finds nobody in a mode without tokens
   */
  CallerAuthentication(
      Function<ApiKeyText, Optional<Caller>> keys, Function<String, Optional<Caller>> tokens) {
    this.keys = keys;
    this.tokens = tokens;
  }

  /** With the answer to a client that is not let in. */
  static final class NotAdmittedException extends AuthenticationException {

    private final transient ErrorResponseException problem;

    NotAdmittedException(ErrorResponseException problem) {
      super("The caller is not known.", problem);
      this.problem = problem;
    }

    ErrorResponseException problem() {
      return problem;
    }
  }

  static ErrorResponseException unknown() {
    ErrorResponseException problem =
        Problems.unauthorized(
            "The key or token is not known here: it may have expired or been revoked, or be for"
                + " another service.");
    problem.getHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    return problem;
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    String text = ((BearerTokenAuthenticationToken) asked).getToken();
    try {
      Caller caller = find(text).orElseThrow(() -> new NotAdmittedException(unknown()));
      return new PreAuthenticatedAuthenticationToken(caller, "", List.of());
    } catch (ErrorResponseException e) {
      throw new NotAdmittedException(e);
    }
  }

  private Optional<Caller> find(String text) {
    return text.startsWith(ApiKeyText.PREFIX)
        ? ApiKeyText.parse(text).flatMap(keys)
        : tokens.apply(text);
  }
}
