package dev.innovationpipeline.ingest.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.innovationpipeline.ingest.identity.Issuer;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An issuer whose people log in at once, and which gives what a test tells it to. */
final class CodeIssuer implements AutoCloseable {

  static final String CLIENT = "page";

  private final Issuer issuer = new Issuer();
  private final HttpServer server;
  private final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();
  private final List<String> logins = new CopyOnWriteArrayList<>();
  volatile int status = 200;
  volatile String nonce = "";
  volatile Consumer<JWTClaimsSet.Builder> access = claims -> {};

  CodeIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/token", this::token);
    server.start();
  }

  Issuer issuer() {
    return issuer;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The forms that its token endpoint got. */
  List<Map<String, String>> forms() {
    return new ArrayList<>(forms);
  }

  List<String> logins() {
    return new ArrayList<>(logins);
  }

  private void token(HttpExchange exchange) throws IOException {
    forms.add(parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    String login = exchange.getRequestHeaders().getFirst("Authorization");
    logins.add(login == null ? "" : login);
    String idToken =
        issuer.token(
            claims -> claims.audience(CLIENT).claim("nonce", nonce).claim("name", "Anna of A"));
    byte[] answer =
        WireJson.MAPPER.writeValueAsBytes(
            Map.of("access_token", issuer.token(access), "id_token", idToken));
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String each : query.split("&", -1)) {
      int equals = each.indexOf('=');
      parameters.put(
          each.substring(0, equals), URLDecoder.decode(each.substring(equals + 1), UTF_8));
    }
    return parameters;
  }

  static String parameter(String address, String name) {
    return Objects.requireNonNull(
        parameters(address.substring(address.indexOf('?') + 1)).get(name), address);
  }

  @Override
  public void close() {
    server.stop(0);
    issuer.close();
  }
}
