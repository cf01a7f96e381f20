package dev.innovationpipeline.benchmarks.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which records of its child processes a benchmark keeps. */
final class PartOptions {

  @Option(
      names = "--profile",
      paramLabel = "DIR",
      description = "Write a Java Flight Recorder file of each measured process there.")
  @Nullable Path profile;

  @Option(names = "--keep", description = "Keep data and logs in the temporary directory.")
  boolean keep;
}
