package dev.innovationpipeline.benchmarks.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A start cache (JEP 483, 514, 515) for processors that are killed and restarted often, made as the
 * image makes its own: by a training run that ends once the context is refreshed.
 */
final class StartCache {

  private static final int FIRST_JDK = 25;

  private StartCache() {}

  /**
   * The options that make a start use the cache; none where the JDK has no such cache.
   *
   * @param javaOptions those of the later starts: with others the JVM would refuse the cache
   */
  static List<String> trained(
      Processes processes, Role role, List<String> javaOptions, List<String> arguments) {
    if (Runtime.version().feature() < FIRST_JDK) {
      return List.of();
    }
    Path cache = processes.directory().resolve(role + ".aot");
    List<String> training =
        Stream.concat(
                javaOptions.stream(),
                Stream.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh"))
            .toList();
    Part part = processes.start(role, training, arguments);
    part.awaitEnd();
    processes.kill(part);
    return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
  }
}
