package dev.innovationpipeline.benchmarks.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The names of the servers, in a file that the JVMs of the services read in place of DNS ({@code
 * jdk.net.hosts.file}). All addresses are of the loopback interface, as far as Linux has them.
 */
final class HostNames {

  private static final String FIRST = "127.0.0.1";
  private static final String SECOND = "127.0.0.2";

  private final Path file;
  private final Map<Target, String> addresses = new EnumMap<>(Target.class);

  private HostNames(Path file) {
    this.file = file;
    for (Target target : Target.values()) {
      if (!target.isService()) {
        addresses.put(target, FIRST);
      }
    }
    write();
  }

  static HostNames in(Path directory) {
    return new HostNames(directory.resolve("hosts"));
  }

  /** By which a JVM knows these names, and no others. */
  List<String> javaOptions() {
    return List.of("-Djdk.net.hosts.file=" + file);
  }

  /** The other address of the two, which the name stands for from now on. */
  InetAddress move(Target target) {
    String address = FIRST.equals(addresses.get(target)) ? SECOND : FIRST;
    addresses.put(target, address);
    write();
    try {
      return InetAddress.getByName(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** At once, as a JVM may be reading. */
  private void write() {
    try {
      List<String> lines = new ArrayList<>(List.of(FIRST + " localhost"));
      lines.add(FIRST + " " + InetAddress.getLocalHost().getHostName());
      addresses.forEach((target, address) -> lines.add(address + " " + target.hostName()));
      Path next = Files.write(file.resolveSibling("hosts-next"), lines);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
