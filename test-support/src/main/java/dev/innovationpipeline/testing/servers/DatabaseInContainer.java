package dev.innovationpipeline.testing.servers;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.embedded.Port;
import java.util.List;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container, on a port of its own choice, so that it comes back there. */
final class DatabaseInContainer implements DatabaseServer {

  private static final String IMAGE = "postgres:18";
  private static final int PORT_INSIDE = 5432;

  private final PostgreSQLContainer container;

  private DatabaseInContainer(PostgreSQLContainer container) {
    this.container = container;
  }

  static DatabaseInContainer start() {
    PostgreSQLContainer container =
        new PostgreSQLContainer(IMAGE)
            .withStartupTimeout(Containers.START_TIMEOUT)
            .withUsername("postgres")
            .withPassword("postgres")
            .withDatabaseName("postgres");
    container.setPortBindings(List.of(Port.claim(0, "Postgres", "") + ":" + PORT_INSIDE));
    container.start();
    return new DatabaseInContainer(container);
  }

  @Override
  public int port() {
    return container.getMappedPort(PORT_INSIDE);
  }

  @Override
  public void stop() {
    Containers.kill(container);
  }

  @Override
  public void startAgain() {
    Containers.startAgain(container, "database system is ready to accept connections");
  }

  @Override
  public void close() {
    container.close();
  }
}
