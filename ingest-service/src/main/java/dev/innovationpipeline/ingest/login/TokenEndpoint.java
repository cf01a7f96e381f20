package dev.innovationpipeline.ingest.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.security.LoginSettings;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The issuer's endpoint that gives tokens for a code. */
final class TokenEndpoint {

  private static final Logger log = LoggerFactory.getLogger(TokenEndpoint.class);
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MAX_ANSWER_BYTES = 256 * 1024;
  private static final int SERVER_ERROR = 500;

  private final LoginSettings settings;

  TokenEndpoint(LoginSettings settings) {
    this.settings = settings;
  }

  /**
   * The tokens of a person who has logged in.
   *
   * @param access for this service
   * @param id for the page: who it is
   */
  record Tokens(String access, String id) {}

  /**
   * Empty when the issuer refuses the code.
   *
   * @throws IOException when it does not answer, or not so that it can be understood
   */
  Optional<Tokens> exchange(String code, String verifier, String redirectUri) throws IOException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirectUri);
    form.put("code_verifier", verifier);
    if (settings.clientSecret().isEmpty()) {
      form.put("client_id", settings.clientId());
    }
    HttpURLConnection request =
        (HttpURLConnection) URI.create(settings.tokenUri()).toURL().openConnection();
    try {
      return send(request, Form.encoded(form).getBytes(UTF_8));
    } finally {
      request.disconnect();
    }
  }

  private Optional<Tokens> send(HttpURLConnection request, byte[] form) throws IOException {
    request.setConnectTimeout(TIMEOUT_MILLIS);
    request.setReadTimeout(TIMEOUT_MILLIS);
    request.setInstanceFollowRedirects(false);
    request.setRequestMethod("POST");
    request.setDoOutput(true);
    request.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    request.setRequestProperty("Accept", "application/json");
    if (!settings.clientSecret().isEmpty()) {
      request.setRequestProperty("Authorization", "Basic " + login());
    }
    try (OutputStream body = request.getOutputStream()) {
      body.write(form);
    }
    int status = request.getResponseCode();
    if (status >= SERVER_ERROR) {
      throw new IOException("The issuer answers " + status + ".");
    }
    if (status != HttpURLConnection.HTTP_OK) {
      log.warn(
          "The issuer refuses the code of a login ({}). Are client-id, client-secret and page-uri"
              + " as it knows them?",
          status);
      return Optional.empty();
    }
    try (InputStream body = request.getInputStream()) {
      return Optional.of(read(body.readNBytes(MAX_ANSWER_BYTES)));
    }
  }

  /** As RFC 6749, section 2.3.1, wants it: encoded as a form is, first. */
  private String login() {
    String login = Form.encoded(settings.clientId()) + ":" + Form.encoded(settings.clientSecret());
    return Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
  }

  private static Tokens read(byte[] answer) throws IOException {
    try {
      JsonNode tokens = WireJson.MAPPER.readTree(answer);
      return new Tokens(
          tokens.path("access_token").asString(""), tokens.path("id_token").asString(""));
    } catch (JacksonException e) {
      throw new IOException("The issuer's answer is no JSON.", e);
    }
  }
}
