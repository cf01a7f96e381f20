package dev.innovationpipeline.ingest.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.tool.ExternalTool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A Keycloak of its own with the realm of {@code keycloak/realm.json}, kept in memory. */
final class Keycloak implements AutoCloseable {

  /** Its first start prepares the distribution: two minutes on two cores that others use, too. */
  private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

  private static final Path UNPACKED = Path.of("target", "keycloak");
  private static final Path REALM = Path.of("src", "test", "resources", "keycloak", "realm.json");
  private static final String LISTENING = "Listening on: ";
  private static final int MAX_FORMS = 3;
  private static final String ADMIN = "admin";

  private final Process process;
  private final String address;
  private final Tab http;

  private Keycloak(Process process, String address) {
    this.process = process;
    this.address = address;
    http = new Tab(address);
  }

  static Keycloak start() throws IOException {
    Path home = home();
    Path imported = Files.createDirectories(home.resolve("data").resolve("import"));
    Files.copy(REALM, imported.resolve("realm.json"), StandardCopyOption.REPLACE_EXISTING);
    Path log = UNPACKED.resolve("keycloak.log");
    ProcessBuilder command =
        new ProcessBuilder(
            home.resolve("bin").resolve("kc.sh").toString(),
            "start-dev",
            "--db=dev-mem",
            "--http-host=127.0.0.1",
            "--http-port=0",
            "--import-realm");
    command
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP",
                "-Xms64m -Xmx512m",
                "JAVA_OPTS_APPEND",
                "-XX:TieredStopAtLevel=1",
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                ADMIN));
    Process process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      return new Keycloak(process, addressOf(process, log));
    } catch (RuntimeException e) {
      end(process);
      throw e;
    }
  }

  private static Path home() throws IOException {
    try (Stream<Path> found =
        Files.isDirectory(UNPACKED) ? Files.list(UNPACKED) : Stream.<Path>empty()) {
      List<Path> homes =
          found.filter(each -> Files.isRegularFile(each.resolve("bin").resolve("kc.sh"))).toList();
      ExternalTool.require(
          !homes.isEmpty(),
          "Keycloak is not unpacked: mvn verify -Pkeycloak fetches it and runs its tests.");
      return homes.stream().max(Comparator.naturalOrder()).orElseThrow().toAbsolutePath();
    }
  }

  /** The port is one that was free, which its log tells. */
  private static String addressOf(Process process, Path log) {
    String output =
        await()
            .atMost(START_TIMEOUT)
            .failFast("Keycloak ended; its log is " + log, () -> !process.isAlive())
            .until(() -> Files.readString(log), text -> text.contains(LISTENING));
    String after = output.substring(output.indexOf(LISTENING) + LISTENING.length());
    return after.lines().findFirst().orElseThrow().strip();
  }

  String address() {
    return address;
  }

  String realm() {
    return address + "/realms/pipeline";
  }

  /** What the realm gives a person for their password, at a client with a secret. */
  JsonNode tokens(String client, String user, String scope) throws Exception {
    String secret =
        Base64.getEncoder().encodeToString((client + ":" + client + "-secret").getBytes(UTF_8));
    return tokens(
        "pipeline",
        Map.of("Authorization", "Basic " + secret),
        Map.of(
            "grant_type",
            "password",
            "username",
            user,
            "password",
            user + "-password",
            "scope",
            scope));
  }

  private JsonNode tokens(String realm, Map<String, String> headers, Map<String, String> form)
      throws Exception {
    Tab.Answer answer =
        new Tab(address).post("/realms/" + realm + "/protocol/openid-connect/token", form, headers);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return WireJson.MAPPER.readTree(answer.body());
  }

  /** Gives the realm another key, with which it signs from now on. */
  void rotateKeys() throws Exception {
    String token =
        tokens(
                "master",
                Map.of(),
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    "admin-cli",
                    "username",
                    ADMIN,
                    "password",
                    ADMIN))
            .path("access_token")
            .asString("");
    Map<String, String> admin = Map.of("Authorization", "Bearer " + token);
    JsonNode realm =
        WireJson.MAPPER.readTree(http.ask("GET", "/admin/realms/pipeline", "", admin).body());
    String key =
        WireJson.MAPPER.writeValueAsString(
            Map.of(
                "name",
                "next",
                "providerId",
                "rsa-generated",
                "providerType",
                "org.keycloak.keys.KeyProvider",
                "parentId",
                realm.path("id").asString(""),
                "config",
                Map.of("priority", List.of("1000"), "algorithm", List.of("RS256"))));
    Tab.Answer made = http.ask("POST", "/admin/realms/pipeline/components", key, admin);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  /** Fills the forms of a login as anna; the address to which the browser is sent then. */
  static String logIn(Tab browser, String address) throws Exception {
    Map<String, String> form = Map.of("username", "anna", "password", "anna-password");
    Tab.Answer answer = browser.get(pathOf(address));
    for (int forms = 0; answer.status() == 200 && forms < MAX_FORMS; forms++) {
      answer = browser.post(formOf(answer.body()), form, Map.of());
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    return answer.location();
  }

  /** The path to which a page's form is sent. */
  static String formOf(String page) {
    return pathOf(between(page, "action=\"", "\"").replace("&amp;", "&"));
  }

  static String between(String text, String before, String after) {
    assertThat(text).contains(before);
    int from = text.indexOf(before) + before.length();
    return text.substring(from, text.indexOf(after, from));
  }

  static String pathOf(String address) {
    URI uri = URI.create(address);
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  @Override
  public void close() {
    end(process);
  }

  /** The script and the server that it starts. */
  private static void end(Process process) {
    List<ProcessHandle> servers = process.descendants().toList();
    process.destroy();
    servers.forEach(ProcessHandle::destroy);
    servers.forEach(server -> server.onExit().join());
    process.onExit().join();
  }
}
