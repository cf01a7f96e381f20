package dev.innovationpipeline.benchmarks.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Signals that the JDK cannot send. */
enum Signal {
  STOP("-STOP"),
  CONTINUE("-CONT");

  private final String option;

  Signal(String option) {
    this.option = option;
  }

  /** To a process and its descendants. */
  void send(ProcessHandle process) {
    List<String> command = new ArrayList<>(List.of("kill", option));
    Stream.concat(Stream.of(process), process.descendants())
        .forEach(each -> command.add(String.valueOf(each.pid())));
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("The program kill cannot be run.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
