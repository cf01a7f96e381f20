package dev.innovationpipeline.local.secure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small OpenID provider for one machine: the code flow with PKCE, for the page and the command
 * line, and nothing else. Real services have a real one.
 */
final class EmbeddedIssuer implements AutoCloseable {

  static final String AUDIENCE = "innovation-pipeline";
  static final String PAGE_CLIENT = "pipeline-page";
  static final String CLI_CLIENT = "pipeline-cli";

  private static final Duration TOKEN_TTL = Duration.ofMinutes(15);
  private static final int MAX_FORM_BYTES = 16 * 1024;
  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json";

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final SigningKey key;
  private final List<Person> people;
  private final String pageUri;
  private final InstantSource clock;
  private final IssuedCodes codes;

  private EmbeddedIssuer(
      HttpsServer server,
      SigningKey key,
      List<Person> people,
      String pageUri,
      InstantSource clock) {
    this.server = server;
    this.key = key;
    this.people = people;
    this.pageUri = pageUri;
    this.clock = clock;
    this.codes = new IssuedCodes(clock);
  }

  /**
   * @param pageUri the only page that it sends people back to, beside the command line
   */
  static EmbeddedIssuer start(
      int port,
      MadeCertificate certificate,
      SigningKey key,
      List<Person> people,
      String pageUri,
      InstantSource clock)
      throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
    EmbeddedIssuer issuer = new EmbeddedIssuer(server, key, people, pageUri, clock);
    server.setExecutor(issuer.threads);
    server.createContext("/authorize", issuer::authorize);
    server.createContext("/token", issuer::token);
    server.createContext("/keys", exchange -> answer(exchange, 200, JSON, key.publicKeys()));
    server.createContext("/logout", issuer::logOut);
    server.start();
    return issuer;
  }

  String address() {
    return "https://localhost:" + server.getAddress().getPort();
  }

  private void authorize(HttpExchange exchange) throws IOException {
    boolean sent = exchange.getRequestMethod().equals("POST");
    Map<String, String> request =
        sent ? form(exchange) : parameters(exchange.getRequestURI().getRawQuery());
    String password = Objects.requireNonNullElse(request.remove("password"), "");
    String name = Objects.requireNonNullElse(request.remove("person"), "");
    if (!isAllowed(request)) {
      String words = "The client, its address or its PKCE challenge is not known here.";
      answer(exchange, 400, HTML, LoginPage.words("This is no login", words));
      return;
    }
    Optional<Person> known =
        people.stream()
            .filter(each -> each.name().equals(name))
            .filter(each -> isEqual(each.password(), password))
            .findFirst();
    if (known.isEmpty()) {
      String problem = sent ? "There is no such name with this password." : "";
      answer(exchange, sent ? 401 : 200, HTML, LoginPage.form(request, problem));
      return;
    }
    String redirectUri = request.getOrDefault("redirect_uri", "");
    String code =
        codes.code(
            new IssuedCodes.Grant(
                known.get(),
                request.getOrDefault("client_id", ""),
                redirectUri,
                request.getOrDefault("code_challenge", ""),
                request.getOrDefault("nonce", ""),
                Instant.MAX));
    String state = URLEncoder.encode(request.getOrDefault("state", ""), UTF_8);
    exchange
        .getResponseHeaders()
        .set("Location", redirectUri + "?code=" + code + "&state=" + state);
    answer(exchange, 303, HTML, "");
  }

  private boolean isAllowed(Map<String, String> request) {
    String redirectUri = request.getOrDefault("redirect_uri", "");
    boolean redirects =
        switch (request.getOrDefault("client_id", "")) {
          case PAGE_CLIENT -> redirectUri.equals(pageUri + "/login/callback");
          case CLI_CLIENT -> isLoopback(redirectUri);
          default -> false;
        };
    return redirects
        && "code".equals(request.get("response_type"))
        && "S256".equals(request.get("code_challenge_method"))
        && !request.getOrDefault("code_challenge", "").isEmpty();
  }

  private static boolean isLoopback(String redirectUri) {
    try {
      URI uri = URI.create(redirectUri);
      return "http".equals(uri.getScheme())
          && "127.0.0.1".equals(uri.getHost())
          && "/callback".equals(uri.getPath())
          && uri.getQuery() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(exchange);
    String client = form.getOrDefault("client_id", "");
    Optional<IssuedCodes.Grant> grant =
        switch (form.getOrDefault("grant_type", "")) {
          case "authorization_code" ->
              codes.redeem(
                  form.getOrDefault("code", ""),
                  client,
                  form.getOrDefault("redirect_uri", ""),
                  form.getOrDefault("code_verifier", ""));
          case "refresh_token" -> codes.refresh(form.getOrDefault("refresh_token", ""), client);
          default -> Optional.empty();
        };
    if (grant.isEmpty()) {
      answer(exchange, 400, JSON, "{\"error\":\"invalid_grant\"}");
      return;
    }
    answer(exchange, 200, JSON, tokens(grant.get()).toString());
  }

  private ObjectNode tokens(IssuedCodes.Grant grant) {
    Person person = grant.person();
    JWTClaimsSet access =
        claims(person)
            .audience(AUDIENCE)
            .claim("companies", person.companies())
            .claim("roles", person.roles())
            .build();
    JWTClaimsSet identity =
        claims(person)
            .audience(grant.clientId())
            .claim("name", person.shownName())
            .claim("nonce", grant.nonce())
            .build();
    return WireJson.MAPPER
        .createObjectNode()
        .put("token_type", "Bearer")
        .put("access_token", key.signed(access))
        .put("id_token", key.signed(identity))
        .put("refresh_token", codes.refreshToken(grant))
        .put("expires_in", TOKEN_TTL.toSeconds());
  }

  private JWTClaimsSet.Builder claims(Person person) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(address())
        .subject(person.name())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(TOKEN_TTL)));
  }

  /** Nobody stays logged in here, so there is nothing to end. */
  private void logOut(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Location", pageUri + "/");
    answer(exchange, 303, HTML, "");
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    return parameters(new String(exchange.getRequestBody().readNBytes(MAX_FORM_BYTES), UTF_8));
  }

  private static Map<String, String> parameters(String encoded) {
    Map<String, String> parameters = new TreeMap<>();
    for (String each : Objects.requireNonNullElse(encoded, "").split("&", -1)) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(each.substring(0, equals)), decoded(each.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] content = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    if (content.length > 0) {
      exchange.getResponseBody().write(content);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
