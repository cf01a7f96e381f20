package dev.innovationpipeline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Some Kafka nodes, each a process of its own, so that one can be killed. Every topic has a replica
 * on each, and a record counts as written when all but one have it.
 */
public final class EmbeddedCluster implements AutoCloseable {

  private final Path directory;
  private final List<String> ports;
  private final Process[] nodes;

  private EmbeddedCluster(Path directory, int brokers) {
    this.directory = directory;
    this.ports =
        IntStream.range(0, 2 * brokers)
            .mapToObj(i -> String.valueOf(Port.claim(0, "Kafka", "")))
            .toList();
    this.nodes = new Process[brokers];
  }

  /** Does not wait for them; clients do. */
  public static EmbeddedCluster start(Path directory, int brokers) {
    EmbeddedCluster cluster = new EmbeddedCluster(directory, brokers);
    for (int i = 0; i < brokers; i++) {
      cluster.start(i);
    }
    return cluster;
  }

  public String bootstrapServers() {
    return IntStream.range(0, nodes.length)
        .mapToObj(i -> "localhost:" + ports.get(2 * i))
        .collect(Collectors.joining(","));
  }

  /** Starts or restarts a node. */
  public void start(int index) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MetaspaceSize=128m",
                "-XX:ReservedCodeCacheSize=240m",
                "-cp",
                System.getProperty("java.class.path"),
                ClusterNode.class.getName(),
                directory.resolve("node-" + index).toString(),
                String.valueOf(index)));
    command.addAll(ports);
    try {
      Files.createDirectories(directory);
      nodes[index] =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(
                      directory.resolve("node-" + index + ".log").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code kill -9} does. */
  public void kill(int index) {
    nodes[index].destroyForcibly();
    try {
      nodes[index].waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    for (int i = 0; i < nodes.length; i++) {
      kill(i);
    }
  }
}
