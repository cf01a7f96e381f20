package dev.innovationpipeline.systemtests.mutation;

import dev.innovationpipeline.benchmarks.part.Part;
import dev.innovationpipeline.benchmarks.part.Processes;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import dev.innovationpipeline.platform.database.ConnectionPool;
import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A broker, a database server and a provider, for several systems one after the other. */
final class Servers implements AutoCloseable {

  private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

  private final Processes processes = Processes.open(false);
  private final String bootstrapServers;
  private final String databaseUrl;
  private final ProviderClient provider;
  private final Map<Role, List<String>> javaOptions = new EnumMap<>(Role.class);

  Servers() {
    Part broker = start(Role.BROKER, List.of(directory("kafka").toString()));
    Part database = start(Role.DATABASE, List.of(directory("postgres").toString()));
    provider = new ProviderClient(start(Role.PROVIDER, List.of()).awaitReady());
    bootstrapServers = broker.awaitReady();
    databaseUrl = database.awaitReady();
  }

  /** With a start cache, as each service is started often. */
  Part startService(Role role, List<String> arguments) {
    List<String> options =
        javaOptions.computeIfAbsent(
            role,
            first -> {
              List<String> all = new ArrayList<>(QUICK_START);
              all.addAll(processes.startCache(role, QUICK_START, arguments));
              return all;
            });
    return processes.start(role, options, arguments);
  }

  private Part start(Role role, List<String> arguments) {
    return processes.start(role, QUICK_START, arguments);
  }

  /** As {@code kill -9} does. */
  void kill(Part part) {
    processes.kill(part);
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  ProviderClient provider() {
    return provider;
  }

  Path directory(String name) {
    return processes.directory().resolve(name);
  }

  /** Its address. */
  String newDatabase(String name) throws SQLException {
    DatabaseAddress address = DatabaseAddress.parse(ConnectionPool.VARIABLE, databaseUrl);
    try (Connection connection = ConnectionPool.unpooled(address).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return databaseUrl.substring(0, databaseUrl.lastIndexOf('/') + 1) + name;
  }

  @Override
  public void close() {
    processes.close();
  }
}
