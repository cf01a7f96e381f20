package dev.innovationpipeline.benchmarks.part;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which records of its child processes a benchmark keeps. */
public final class PartOptions {

  @Option(
      names = "--profile",
      paramLabel = "DIR",
      description = "Write a Java Flight Recorder file of each measured process there.")
  private @Nullable Path profile;

  @Option(names = "--keep", description = "Keep data and logs in the temporary directory.")
  private boolean keep;

  /** The directory for Java Flight Recorder files; null for none. */
  public @Nullable Path profile() {
    return profile;
  }

  /** Whether the temporary directory stays. */
  public boolean keep() {
    return keep;
  }
}
