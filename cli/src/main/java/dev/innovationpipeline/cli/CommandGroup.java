package dev.innovationpipeline.cli;

import java.util.List;

/** Commands that a module contributes; found by {@link java.util.ServiceLoader}. */
public interface CommandGroup {

  /** Help lists the groups in ascending order of it. */
  int position();

  /** Objects annotated with picocli's {@code @Command}, in the order in which help lists them. */
  List<Object> commands();

  /** Failures whose message says all that a user needs: printed without a stack trace. */
  default List<Class<? extends Exception>> explained() {
    return List.of();
  }

  /** The exit code for one of them. */
  default int exitCode(Exception explained) {
    return PipelineCommand.FAILED;
  }
}
