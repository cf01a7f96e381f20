package dev.innovationpipeline.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.cli.PipelineCommand;
import dev.innovationpipeline.embedded.BrokerSecurity;
import dev.innovationpipeline.embedded.EmbeddedBroker;
import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.local.doctor.Finding.Severity;
import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the doctor says of the doors: Kafka, the database, and files with secrets. */
class DoctorOfDoorsIT {

  private static final int PROBLEMS_FOUND = 3;
  private static final Topics TOPICS = new Topics("p.");

  @TempDir Path directory;

  @Test
  void secretsThatOthersMayReadAreAProblem() throws Exception {
    Path secure = Files.createDirectories(directory.resolve("data/secure"));
    Path key = Files.writeString(secure.resolve("admin.key"), "ipk_");
    permit(secure, "rwx------");
    permit(key, "rw-------");
    assertThat(problems(new DirectoryCheck(directory.resolve("data")).findings())).isEmpty();
    permit(key, "rw-r-----");
    assertThat(problems(new DirectoryCheck(directory.resolve("data")).findings()))
        .singleElement()
        .asString()
        .contains("secure/admin.key", "chmod -R go=")
        .doesNotContain("ipk_");
    JsonNode told = WireJson.MAPPER.readTree(doctor("--data-dir", directory + "/data", "--json"));
    assertThat(told.path("findings").valueStream())
        .anySatisfy(
            finding -> {
              assertThat(finding.path("severity").asString("")).isEqualTo("PROBLEM");
              assertThat(finding.path("what").asString("")).contains("admin.key");
            });
  }

  @Test
  void aClusterThatAsksNobodyIsWarnedOf() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      Map<String, Object> open = Map.of("bootstrap.servers", broker.bootstrapServers());
      assertThat(warnings(new ClusterCheck(open, TOPICS, true).findings()))
          .anyMatch(line -> line.contains("without TLS") && line.contains("SASL_SSL"))
          .anyMatch(line -> line.contains("checks no rights") && line.contains("acls.sh"));
      assertThat(lines(new ClusterCheck(open, TOPICS).findings()))
          .as("of this machine")
          .noneMatch(line -> line.contains("without TLS") || line.contains("checks no rights"));
    }
  }

  @Test
  void aClusterWithTlsAndRightsIsWell() throws Exception {
    BrokerSecurity security = BrokerSecurity.create(directory.resolve("keys"), List.of("reader"));
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), security)) {
      Map<String, Object> operator =
          new HashMap<>(security.clientSettings(BrokerSecurity.OPERATOR));
      operator.put("bootstrap.servers", broker.bootstrapServers());
      assertThat(lines(new ClusterCheck(operator, TOPICS, true).findings()))
          .anyMatch(line -> line.startsWith("OK") && line.contains("checks rights: it has"))
          .noneMatch(line -> line.contains("without TLS"));
      Map<String, Object> reader = new HashMap<>(security.clientSettings("reader"));
      reader.put("bootstrap.servers", broker.bootstrapServers());
      assertThat(lines(new ClusterCheck(reader, TOPICS, true).findings()))
          .anyMatch(line -> line.startsWith("OK") && line.contains("does not tell this login"));

      Path config = directory.resolve("client.properties");
      Properties properties = new Properties();
      security.clientSettings("reader").forEach((name, value) -> properties.put(name, value));
      try (var out = Files.newOutputStream(config)) {
        properties.store(out, null);
      }
      String[] command = {
        "--kafka", broker.bootstrapServers(), "--kafka-config", config.toString()
      };
      assertThat(doctor(command))
          .contains("answers, with 1 brokers")
          .doesNotContain("not-a-secret");
      assertThat(PipelineCommand.line().execute(withDoctor(command))).isEqualTo(PROBLEMS_FOUND);
    }
  }

  @Test
  void aDatabaseWithoutTlsAndASuperuserAreWarnedOf() throws Exception {
    try (EmbeddedDatabase server = EmbeddedDatabase.start(directory, 0)) {
      DatabaseAddress address = DatabaseAddress.parse("DATABASE_URL", server.url());
      assertThat(warnings(new DatabaseCheck(address, true).findings()))
          .anyMatch(line -> line.contains("without TLS") && line.contains("sslmode=verify-full"))
          .anyMatch(line -> line.contains("superuser") && line.contains("roles.sql"));
      assertThat(lines(new DatabaseCheck(server.url()).findings()))
          .as("of this machine")
          .noneMatch(line -> line.contains("without TLS") || line.contains("superuser"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost:9092 | false",
        "127.0.0.1:9092,[::1]:9092 | false",
        "SASL_SSL://localhost:9092 | false",
        "localhost | false",
        "broker:9092 | true",
        "localhost:9092,broker:9092 | true",
        "localhost.example.com:9092 | true",
        "10.0.0.1 | true",
        "[fe80::1]:9092 | true",
      })
  void aServerElsewhereIsReachedOverANetwork(String servers, boolean leaves) {
    assertThat(Loopback.leavesTheMachine(servers)).isEqualTo(leaves);
  }

  private static void permit(Path path, String permissions) throws Exception {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String[] withDoctor(String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "doctor";
    System.arraycopy(options, 0, all, 1, options.length);
    return all;
  }

  private static String doctor(String... options) {
    PrintStream before = System.out;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      PipelineCommand.line().execute(withDoctor(options));
    } finally {
      System.setOut(before);
    }
    return written.toString(StandardCharsets.UTF_8);
  }

  private static List<String> lines(List<Finding> findings) {
    return findings.stream().map(Finding::line).toList();
  }

  private static List<String> warnings(List<Finding> findings) {
    return of(Severity.WARNING, findings);
  }

  private static List<String> problems(List<Finding> findings) {
    return of(Severity.PROBLEM, findings);
  }

  private static List<String> of(Severity severity, List<Finding> findings) {
    return lines(findings.stream().filter(each -> each.severity() == severity).toList());
  }
}
