package dev.innovationpipeline.cli.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.GivenValues;
import dev.innovationpipeline.cli.client.IssuerTokens;
import dev.innovationpipeline.cli.client.StoredLogin;
import dev.innovationpipeline.schema.text.Sha256;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "login",
    description = {
      "Log in at a server, with a browser of this machine.",
      "Later commands use the login until ./pipeline logout."
    },
    mixinStandardHelpOptions = true)
final class LoginCommand implements Callable<Integer> {

  private static final int RANDOM_BYTES = 32;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How long to wait for the browser. Default: ${DEFAULT-VALUE}")
  int seconds;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    GivenValues.atLeastOne("--wait", seconds);
    JsonNode session = server.clientOfNobody().get("/session").expect("say how to log in");
    JsonNode issuer = session.path("cli");
    if (issuer.isMissingNode()) {
      throw new ClientException(whyNot(session), null);
    }
    StoredLogin login = logIn(issuer);
    JsonNode caller =
        server.clientWith(login).get("/session").expect("take the login").path("caller");
    server.logins().put(server.serverUrl(), login);
    System.out.println(
        "Logged in as %s (%s, %s). Kept in %s."
            .formatted(
                caller.path("name").asString(""),
                caller.path("role").asString("no role"),
                companies(caller),
                server.logins().file()));
    return 0;
  }

  private StoredLogin logIn(JsonNode issuer) throws IOException, InterruptedException {
    String state = random();
    String verifier = random();
    String clientId = issuer.path("client_id").asString("");
    try (LoopbackAnswer answer = LoopbackAnswer.await(state)) {
      System.err.println("Open this address in a browser of this machine:");
      System.err.println();
      System.err.println(address(issuer, state, verifier, answer.redirectUri()));
      System.err.println();
      String code =
          answer
              .code(Duration.ofSeconds(seconds))
              .orElseThrow(() -> new ClientException("Nobody has logged in. Try again.", null));
      return new IssuerTokens(server.trust())
          .exchange(
              issuer.path("token_uri").asString(""),
              clientId,
              code,
              verifier,
              answer.redirectUri());
    }
  }

  private static String address(
      JsonNode issuer, String state, String verifier, String redirectUri) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", issuer.path("client_id").asString(""));
    parameters.put("redirect_uri", redirectUri);
    parameters.put("scope", issuer.path("scopes").asString("openid"));
    parameters.put("state", state);
    parameters.put("code_challenge", challenge(verifier));
    parameters.put("code_challenge_method", "S256");
    String page = issuer.path("authorization_uri").asString("");
    return page + (page.indexOf('?') < 0 ? "?" : "&") + IssuerTokens.encoded(parameters);
  }

  private static String whyNot(JsonNode session) {
    boolean local = session.path("mode").toString().contains("\"local\"");
    return local
        ? "This server asks nobody who they are; commands work without a login."
        : "This server has no login for the command line (pipeline.security.login.cli-client-id)."
            + " Use a key: --key-file FILE or PIPELINE_KEY.";
  }

  private static String companies(JsonNode caller) {
    return caller.path("all_companies").asBoolean(false)
        ? "all companies"
        : caller
            .path("companies")
            .valueStream()
            .map(company -> company.asString(""))
            .collect(Collectors.joining(", "));
  }

  private static String challenge(String verifier) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.digest().digest(verifier.getBytes(UTF_8)));
  }

  private static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
