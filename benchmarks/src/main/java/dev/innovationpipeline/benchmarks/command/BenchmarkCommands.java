package dev.innovationpipeline.benchmarks.command;

import dev.innovationpipeline.cli.CommandGroup;
import dev.innovationpipeline.embedded.StartFailedException;
import java.util.List;

/** Measure the system. */
public final class BenchmarkCommands implements CommandGroup {

  @Override
  public List<Object> commands() {
    return List.of(new BenchCommand());
  }

  @Override
  public List<Class<? extends Exception>> explained() {
    return List.of(StartFailedException.class);
  }
}
