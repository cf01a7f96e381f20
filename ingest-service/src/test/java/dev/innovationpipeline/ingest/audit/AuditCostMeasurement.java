package dev.innovationpipeline.ingest.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import dev.innovationpipeline.ingest.IngestApplication;
import dev.innovationpipeline.ingest.access.Client;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.testing.servers.TestServers;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The price of the audit for the acceptance of a run: CPU of client, service and broker, and time.
 */
class AuditCostMeasurement {

  private static final ApiKeyText ADMIN = ApiKeyText.generate();
  private static final int REQUESTS = 2_000;

  @TempDir Path directory;

  @Test
  void acceptanceWithAndWithout() throws Exception {
    try (ConfigurableApplicationContext with = service(true);
        ConfigurableApplicationContext without = service(false)) {
      Client audited = client(with);
      Client plain = client(without);
      accept(audited, "warm");
      accept(plain, "warm");
      for (int round = 1; round <= 2; round++) {
        System.out.println("without " + accept(plain, "p" + round));
        System.out.println("with    " + accept(audited, "a" + round));
      }
    }
  }

  private static String accept(Client client, String prefix) throws Exception {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double[] millis = new double[REQUESTS];
    long cpu = process.getProcessCpuTime();
    for (int run = 0; run < REQUESTS; run++) {
      long begin = System.nanoTime();
      assertThat(client.start(prefix + run, "a", "anna", ADMIN.secret()).statusCode())
          .isEqualTo(202);
      millis[run] = (System.nanoTime() - begin) / 1e6;
    }
    double used = (process.getProcessCpuTime() - cpu) / 1e6 / REQUESTS;
    Arrays.sort(millis);
    return "CPU %.3f ms a run, p50 %.2f ms, p99 %.2f ms"
        .formatted(used, millis[REQUESTS / 2], millis[REQUESTS * 99 / 100]);
  }

  private static Client client(ConfigurableApplicationContext service) {
    Client client = new Client(service.getEnvironment().getRequiredProperty("local.server.port"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                client.get("/actuator/health/readiness", null).statusCode() == 200
                    && client.get("/keys", ADMIN.secret()).statusCode() == 200);
    return client;
  }

  private ConfigurableApplicationContext service(boolean audited) {
    return IngestApplication.application()
        .run(
            "--server.port=0",
            "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
            "--pipeline.security.mode=keys",
            "--pipeline.security.admin-key=" + ADMIN.secret(),
            "--pipeline.audit.enabled=" + audited,
            "--pipeline.limits.enabled=false",
            "--pipeline.topics.prefix=cost" + audited + System.nanoTime() + ".",
            "--pipeline.topics.partitions=2",
            "--pipeline.database.url=postgres://localhost:1/nothing",
            "--pipeline.status.directory=" + directory.resolve("status" + audited),
            "--pipeline.documents.directory=" + directory.resolve("documents"));
  }
}
