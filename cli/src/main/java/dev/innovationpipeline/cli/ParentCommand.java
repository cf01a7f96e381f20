package dev.innovationpipeline.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that has subcommands only; by itself it prints its usage. */
public abstract class ParentCommand implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public final void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
