package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.cli.CommandGroup;
import dev.innovationpipeline.embedded.StartFailedException;
import java.util.List;

/** The command that measures the system. */
public final class BenchmarkCommands implements CommandGroup {

  @Override
  public int position() {
    return 90;
  }

  @Override
  public List<Object> commands() {
    return List.of(new BenchCommand());
  }

  @Override
  public List<Class<? extends Exception>> explained() {
    return List.of(StartFailedException.class);
  }
}
