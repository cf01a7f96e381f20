package dev.innovationpipeline.benchmarks.recovery;

import dev.innovationpipeline.benchmarks.cluster.FixedCluster;
import dev.innovationpipeline.benchmarks.part.Role;
import java.util.List;

/**
 * Processes that are killed together.
 *
 * @param killed servers before the services that need them
 */
record ServiceSubject(FixedCluster cluster, String name, List<Role> killed) implements Subject {

  @Override
  public void kill() {
    cluster.kill(killed);
  }

  @Override
  public void startAgain() {
    cluster.startAgain(killed, List.of());
  }
}
