package dev.innovationpipeline.embedded;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.DynamicVoters;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** A node's data directory, made ready the first time. */
final class Storage {

  /** The same for all nodes of a cluster, which nobody else ever joins. */
  private static final String CLUSTER_ID = "aW5ub3ZhdGlvbnBpcGVsaQ";

  private Storage() {}

  /**
   * @param voters of a quorum that starts with them; null when the configuration names the voters
   */
  static void format(Path directory, int nodeId, @Nullable DynamicVoters voters) throws Exception {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(directory);
    Formatter formatter =
        new Formatter()
            .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
            .setNodeId(nodeId)
            .setClusterId(voters == null ? CLUSTER_ID : Uuid.randomUuid().toString())
            .addDirectory(directory.toString())
            .setMetadataLogDirectory(Optional.of(directory.toString()))
            .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
            .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
            .setIgnoreFormatted(true)
            .setControllerListenerName(BrokerSettings.CONTROLLER)
            .setUnstableFeatureVersionsEnabled(false)
            .setHasDynamicQuorum(voters != null);
    if (voters != null) {
      formatter.setInitialControllers(voters);
    }
    formatter.run();
  }
}
