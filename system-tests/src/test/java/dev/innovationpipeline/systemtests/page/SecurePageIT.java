package dev.innovationpipeline.systemtests.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.cli.client.ServerTrust;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.systemtests.LocalProcess;
import dev.innovationpipeline.systemtests.SampleText;
import dev.innovationpipeline.testing.tool.ExternalTool;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A browser on {@code ./pipeline up --secure}. */
class SecurePageIT {

  private static final String OF_A = "run-of-a";
  private static final String OF_B = "run-of-b";

  @TempDir static Path directory;
  private static LocalProcess pipeline;
  private static Browser browser;
  private static PipelineClient admin;

  @BeforeAll
  static void start() throws Exception {
    var started = Browser.startTrusting();
    ExternalTool.require(
        started.isPresent(),
        "The page's tests need Chromium and chromedriver, which are not on the PATH"
            + " (apt-get install chromium chromium-driver).");
    browser = started.orElseThrow();
    pipeline = LocalProcess.startSecure(directory.resolve("data"));
    Path secure = directory.resolve("data").resolve("secure");
    admin =
        new PipelineClient(
            pipeline.serverUrl(),
            Files.readString(secure.resolve("admin.key")).strip(),
            ServerTrust.of(secure.resolve("certificate.pem")));
    Path document = directory.resolve("report.txt");
    Files.writeString(document, SampleText.TEXT);
    run(OF_A, "lactalis-canada", document);
    run(OF_B, "mccormick-usa", document);
    for (String run : List.of(OF_A, OF_B)) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(3))
          .until(
              () ->
                  admin
                      .results(run)
                      .map(found -> found.path("run").path("status").asString(""))
                      .filter("COMPLETED"::equals)
                      .isPresent());
    }
  }

  private static void run(String id, String company, Path document) throws Exception {
    admin.start(
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", id)
            .put("blob_url", admin.upload(document))
            .put("company_id", company)
            .put("user_id", "olga"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (pipeline != null) {
      pipeline.close();
    }
  }

  @BeforeEach
  void nobodyIsLoggedIn() {
    browser.size(1400, 900);
    browser.prefer("light");
    browser.open(pipeline.serverUrl() + "/favicon.svg");
    browser.forgetCookies();
  }

  @Test
  void aPersonSeesTheRunsOfTheirCompanyAlone() {
    logIn("anna", "#/runs");
    assertThat(browser.text(".account-known")).contains("Anna", "author", "lactalis-canada");
    browser.await("[href='#/runs/" + OF_A + "']");
    assertThat(browser.all("[href='#/runs/" + OF_B + "']")).isEmpty();
    browser.screenshot("secure-runs");
    assertThat(browser.named("nav a", "New run").isDisplayed()).isTrue();
    assertThat(browser.all("nav [data-route=pipeline]")).noneMatch(link -> link.isDisplayed());

    browser.open(pipeline.serverUrl() + "/#/runs/" + OF_B);
    browser.named("h1", "There is no such run");
    browser.screenshot("secure-other-run");
    assertThat(browser.title()).startsWith("No such run");

    browser.open("about:blank");
    browser.open(pipeline.serverUrl() + "/#/runs/" + OF_A);
    browser.awaitThat("five cards", () -> browser.all(".cards .card").size() == 5);
    browser.await(".card[data-number='1'] .star").click();
    browser.awaitThat("a star", () -> stars(OF_A) == 1);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void anAddressThatIsNoneIsAnsweredWithASentence() {
    logIn("anna", "#/runs");
    browser.open(pipeline.serverUrl() + "/#/runs/%");
    browser.named("h1", "There is nothing here");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aLogoutEndsTheSession() {
    logIn("ben", "#/runs/" + OF_B);
    browser.named("h1", "");
    browser.named("button", "Log out").click();
    browser.named("h1", "Log in");
    browser.open(pipeline.serverUrl() + "/#/runs");
    browser.reload();
    browser.named("h1", "Log in");
    browser.screenshot("secure-login");
    assertThat(browser.inaccessible(Map.of())).isEmpty();
    assertThat(browser.run("return document.cookie")).isEqualTo("");
  }

  @Test
  void aWrongPasswordLetsNobodyIn() {
    browser.open(pipeline.serverUrl() + "/");
    browser.named("a.button", "Log in").click();
    browser.await("#name").sendKeys("anna");
    browser.await("#password").sendKeys("anna");
    browser.named("button", "Log in").click();
    browser.named(".bad", "no such name");
    browser.open(pipeline.serverUrl() + "/login/callback?code=guessed&state=guessed");
    browser.named(".notice", "took too long");
  }

  @Test
  void aPageOfAnotherOriginReadsAndChangesNothing() throws Exception {
    logIn("anna", "#/runs");
    try (ForeignPage foreign = ForeignPage.start(directory.resolve("data").resolve("secure"))) {
      browser.open(foreign.address());
      browser.named("h1", "Foreign");
      JsonNode outcomes =
          WireJson.MAPPER.readTree(
              String.valueOf(browser.runLater(ForeignPage.ATTACK, pipeline.serverUrl(), OF_A)));
      assertThat(outcomes).hasSize(8);
      assertThat(outcomes.valueStream().map(each -> each.asString("")))
          .allMatch(outcome -> outcome.equals("failed") || outcome.equals("opaque 0"));
    }
    assertThat(admin.status("stolen")).isEmpty();
    browser.open(pipeline.serverUrl() + "/#/runs");
    browser.await(".account-known");
  }

  @Test
  void aNameThatIsPointedAtThisMachineIsRefused() {
    String rebound = pipeline.serverUrl().replace("localhost", "evil.example");
    browser.open(rebound + "/");
    assertThat(browser.text("body")).contains("This server is not called evil.example");
    assertThat(
            browser.runLater(
                "const done = arguments[arguments.length - 1];"
                    + " fetch('/runs').then(answer => done(answer.status), done)"))
        .isEqualTo(421L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s/runs", "https://localhost:1/documents/x", "http://169.254.169.254/x"})
  void addressesOfThisMachineAndItsNetworkAreNotFetched(String address) throws Exception {
    String run = "private-" + Integer.toHexString(address.hashCode());
    admin.start(
        WireJson.MAPPER
            .createObjectNode()
            .put("run_id", run)
            .put("blob_url", address.formatted(pipeline.serverUrl()))
            .put("company_id", "mccormick-usa")
            .put("user_id", "olga"));
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                admin
                    .status(run)
                    .map(status -> status.path("error_code").asString(""))
                    .orElse("")
                    .equals("document_address_forbidden"));
  }

  @Test
  void theCommandLineLogsInByTheBrowser() throws Exception {
    Path home = directory.resolve("home");
    String data = "--data-dir=" + directory.resolve("data");
    try (LoginProcess login = new LoginProcess(home, List.of("login", data))) {
      browser.open(login.address());
      enter("anna");
      assertThat(login.output())
          .contains("Logged in as anna (author, lactalis-canada)")
          .endsWith("exit 0");
    }
    Path kept = home.resolve("innovation-pipeline").resolve("logins.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");
    assertThat(command(home, "status", OF_A, data)).contains("COMPLETED").endsWith("exit 0");
    assertThat(command(home, "status", OF_B, data)).endsWith("exit 1");
    assertThat(command(home, "logout", data)).contains("is forgotten").endsWith("exit 0");
    assertThat(command(home, "status", OF_A, data)).contains("401").endsWith("exit 1");
  }

  @Test
  void secretsAreForTheOwnerAlone() throws Exception {
    try (Stream<Path> files = Files.list(directory.resolve("data").resolve("secure"))) {
      assertThat(files)
          .hasSizeGreaterThan(7)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .as(file.toString())
                      .isEqualTo("rw-------"));
    }
    String log = Files.readString(directory.resolve("data.log"));
    assertThat(log)
        .doesNotContain(pipeline.passwordOf("anna"))
        .doesNotContain(Files.readString(directory.resolve("data/secure/admin.key")).strip())
        .doesNotContain(Files.readString(directory.resolve("data/secure/kafka.password")).strip())
        .doesNotContain(Files.readString(directory.resolve("data/secure/session.key")).strip());
  }

  @Test
  void kafkaAsksForALogin() throws Exception {
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(directory.resolve("data/secure/kafka.properties"))) {
      settings.load(file);
    }
    settings.put("bootstrap.servers", pipeline.bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      assertThat(admin.listTopics().names().get(60, TimeUnit.SECONDS)).contains("run-requested");
    }
    String password = Files.readString(directory.resolve("data/secure/kafka.password")).strip();
    settings.computeIfPresent(
        "sasl.jaas.config", (name, value) -> String.valueOf(value).replace(password, "guessed"));
    try (Admin guessing = Admin.create(settings)) {
      assertThatThrownBy(() -> guessing.listTopics().names().get(60, TimeUnit.SECONDS))
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  private static String command(Path home, String... arguments) throws Exception {
    try (LoginProcess process = new LoginProcess(home, List.of(arguments))) {
      return process.output();
    }
  }

  private static void logIn(String name, String view) {
    browser.open(pipeline.serverUrl() + "/" + view);
    browser.named("a.button", "Log in").click();
    enter(name);
    browser.await(".account-known");
  }

  private static void enter(String name) {
    browser.await("#name").sendKeys(name);
    browser.await("#password").sendKeys(pipeline.passwordOf(name));
    browser.named("button", "Log in").click();
  }

  private static long stars(String run) throws Exception {
    return admin
        .results(run)
        .orElseThrow()
        .path("cards")
        .valueStream()
        .filter(card -> card.path("starred").asBoolean(false))
        .count();
  }
}
