package dev.innovationpipeline.systemtests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.cli.PipelineCommand;
import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.processor.StageProcessorApplication;
import dev.innovationpipeline.sink.SinkApplication;
import dev.innovationpipeline.testing.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings with which nothing can start: one sentence each, no stack trace, exit code 2. */
class WrongSettingsIT {

  private static final int MAX_LINES = 30;

  private static final String SERVICE_LOG =
      """
      <configuration>
        <include resource="org/springframework/boot/logging/logback/base.xml"/>
      </configuration>
      """;

  @TempDir Path directory;

  @Test
  void aProcessorSaysAllThatIsWrong() throws Exception {
    assertThat(
            output(
                StageProcessorApplication.class,
                Map.of(
                    "OPENROUTER_BASE_URL", "https://",
                    "OPENROUTER_API_KEY", "sk-s3cret-ключ",
                    "PIPELINE_ENGINE_MAXINFLIGHT", "many",
                    "KAFKA_BOOTSTRAP_SERVERS", "kafka"),
                List.of()))
        .contains(
            "OPENROUTER_BASE_URL (pipeline.llm.base-url) must be an http(s) URL, but is https://.",
            "OPENROUTER_API_KEY (pipeline.llm.api-key) must be printable ASCII",
            "PIPELINE_ENGINE_MAXINFLIGHT (pipeline.engine.max-in-flight) must be a whole number",
            "KAFKA_BOOTSTRAP_SERVERS (spring.kafka.bootstrap-servers) must be host:port");
  }

  @Test
  void aSinkNamesBothAddresses() throws Exception {
    assertThat(
            output(
                SinkApplication.class,
                Map.of(
                    "DATABASE_URL", "postgres://u:s3cret@db:port/d",
                    "DIRECT_URL", "prisma+postgres://x/?api_key=s3cret",
                    "SINK_TARGET", "nowhere",
                    "SINK_POOLMIN", "0"),
                List.of()))
        .contains(
            "DATABASE_URL cannot be read: what follows the last @",
            "DIRECT_URL cannot be read: it is an address of Prisma Accelerate",
            "SINK_TARGET (sink.target) must be database or files.",
            "SINK_POOLMIN (sink.pool-min) must be at least 1, but is 0.");
  }

  @Test
  void anIngestServiceNamesItsPortAndItsHeap() throws Exception {
    assertThat(
            output(
                IngestApplication.class, Map.of("DATABASE_URL", "mysql://u:s3cret@h/d"), List.of()))
        .contains("DATABASE_URL cannot be read: it must begin with postgres://");
    assertThat(output(IngestApplication.class, Map.of(), List.of()))
        .contains("PIPELINE_SECURITY_MODE (pipeline.security.mode) is not set", "jwt,keys");
    assertThat(
            output(
                IngestApplication.class,
                Map.of("PIPELINE_SECURITY_MODE", "keys", "PIPELINE_OPERATIONS_TOKEN", "s3cret"),
                List.of()))
        .contains("PIPELINE_OPERATIONS_TOKEN (pipeline.operations.token) is of local mode alone");
    assertThat(output(IngestApplication.class, Map.of("PORT", "http"), List.of()))
        .contains("PORT (server.port) must be a whole number");
    assertThat(output(IngestApplication.class, Map.of(), List.of(), "-Xmx32m"))
        .contains("The heap of an ingest service is ", "set -Xmx", "JDK_JAVA_OPTIONS");
  }

  @Test
  void theLocalPipelineSaysItToo() throws Exception {
    List<String> up =
        List.of(
            "up",
            "--http-port=0",
            "--kafka-port=0",
            "--postgres-port=0",
            "--data-dir=" + directory.resolve("data"));
    assertThat(
            output(
                PipelineCommand.class,
                Map.of(
                    "OPENROUTER_BASE_URL", "localhost:11434",
                    "OPENROUTER_API_KEY", "sk-s3cret-ключ",
                    "SINK_CONCURRENCY", "0"),
                up))
        .containsOnlyOnce("OPENROUTER_BASE_URL (pipeline.llm.base-url) must be")
        .contains(
            "OPENROUTER_API_KEY (pipeline.llm.api-key)", "SINK_CONCURRENCY (sink.concurrency)");
    assertThat(output(PipelineCommand.class, Map.of(), up, "-Xmx64m"))
        .contains("The heap of the local pipeline is ", "PIPELINE_JAVA_OPTIONS");
  }

  private String output(
      Class<?> program, Map<String, String> variables, List<String> arguments, String... options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener");
    // Else the class path of these tests would give services the logging of the command line.
    Path log = Files.writeString(directory.resolve("service.xml"), SERVICE_LOG);
    all.add("-Dlogging.config=" + (arguments.isEmpty() ? log : "classpath:logback.xml"));
    Path output = Files.createTempFile(directory, "output", "");
    ProcessBuilder builder =
        new ProcessBuilder(JavaCommand.of(all, program, arguments)).redirectErrorStream(true);
    builder.environment().putAll(variables);
    Process process = builder.directory(directory.toFile()).redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("it ends").isTrue();
      String text = Files.readString(output);
      assertThat(process.exitValue()).as(text).isEqualTo(2);
      assertThat(text).doesNotContain("\tat ", "s3cret");
      assertThat(text.lines().count()).as(text).isLessThan(MAX_LINES);
      return text;
    } finally {
      process.destroyForcibly();
    }
  }
}
