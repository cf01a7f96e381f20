package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.benchmarks.chaos.ChaosCommand;
import dev.innovationpipeline.benchmarks.check.live.CheckCommand;
import dev.innovationpipeline.benchmarks.evaluate.command.EvaluateCommand;
import dev.innovationpipeline.cli.CommandGroup;
import dev.innovationpipeline.embedded.StartFailedException;
import java.util.List;

/** The commands that measure and check the system. */
public final class BenchmarkCommands implements CommandGroup {

  @Override
  public int position() {
    return 90;
  }

  @Override
  public List<Object> commands() {
    return List.of(
        new BenchCommand(), CheckCommand.create(), ChaosCommand.create(), EvaluateCommand.create());
  }

  @Override
  public List<Class<? extends Exception>> explained() {
    return List.of(StartFailedException.class);
  }
}
