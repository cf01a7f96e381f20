package dev.innovationpipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.BrokerSecurity;
import dev.innovationpipeline.embedded.EmbeddedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that lets in only who logs in by TLS; topics under a prefix. */
@Tag("long")
class SecuredKafkaIT {

  @TempDir Path directory;

  @Test
  void everyClientLogsInByTheSettingsOfItsService() throws Exception {
    BrokerSecurity security = BrokerSecurity.create(directory.resolve("security"));
    List<String> settings = new ArrayList<>(security.serviceSettings());
    settings.add("pipeline.topics.prefix=acme.");
    settings.add("pipeline.topics.partitions=2");
    settings.add("pipeline.topics.replication-factor=1");
    settings.add("pipeline.topics.min-in-sync-replicas=1");
    settings.add("pipeline.topics.retention=30d");
    Path document = Files.writeString(directory.resolve("d.md"), SampleText.TEXT);
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), security);
        Services services = Services.start(directory, broker.bootstrapServers(), settings)) {
      assertThat(services.request("secured", document)).isEqualTo(202);
      await().atMost(Duration.ofSeconds(60)).until(() -> services.completed() == 1);
      assertThat(services.count("SELECT count(*) FROM \"OpportunityCard\"")).isEqualTo(5);
    }
  }
}
