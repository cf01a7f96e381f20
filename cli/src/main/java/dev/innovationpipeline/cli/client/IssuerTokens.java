package dev.innovationpipeline.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks an issuer for tokens. */
public final class IssuerTokens {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final long DEFAULT_TTL_SECONDS = 300;

  private final HttpClient http;

  /**
   * @param trust null for that of the JVM
   */
  public IssuerTokens(@Nullable SSLContext trust) {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(TIMEOUT);
    http = trust == null ? builder.build() : builder.sslContext(trust).build();
  }

  /** The login that the issuer gives for the code of a person who has logged in. */
  public StoredLogin exchange(
      String tokenUri, String clientId, String code, String verifier, String redirectUri)
      throws InterruptedException {
    return ask(
        tokenUri,
        Map.of(
            "grant_type", "authorization_code",
            "client_id", clientId,
            "code", code,
            "code_verifier", verifier,
            "redirect_uri", redirectUri),
        clientId,
        null);
  }

  /**
   * A login with a new access token.
   *
   * @throws ClientException when the issuer gives none any more
   */
  public StoredLogin refresh(StoredLogin login, String refreshToken) throws InterruptedException {
    return ask(
        login.tokenUri(),
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            login.clientId(),
            "refresh_token",
            refreshToken),
        login.clientId(),
        refreshToken);
  }

  private StoredLogin ask(
      String tokenUri, Map<String, String> form, String clientId, @Nullable String refreshToken)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(tokenUri))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(encoded(form)))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      JsonNode tokens = WireJson.MAPPER.readTree(answer.body());
      String access = tokens.path("access_token").asString("");
      if (answer.statusCode() != 200 || access.isEmpty()) {
        throw new ClientException(
            "The issuer at " + tokenUri + " refuses the login. Log in: ./pipeline login.", null);
      }
      return new StoredLogin(
          access,
          tokens.path("refresh_token").asString(refreshToken),
          Instant.now().plusSeconds(tokens.path("expires_in").asLong(DEFAULT_TTL_SECONDS)),
          tokenUri,
          clientId);
    } catch (IOException | JacksonException e) {
      throw new ClientException(
          "The issuer at " + tokenUri + " does not answer as one does.", e, true);
    }
  }

  public static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(
            each ->
                URLEncoder.encode(each.getKey(), UTF_8)
                    + "="
                    + URLEncoder.encode(each.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
