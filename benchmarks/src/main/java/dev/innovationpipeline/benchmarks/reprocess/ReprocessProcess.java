package dev.innovationpipeline.benchmarks.reprocess;

import dev.innovationpipeline.cli.PipelineCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code reprocess} as a job in a process of its own, so that it can be killed and resumed. */
public final class ReprocessProcess {

  private final String server;
  private final Path data;

  /**
   * @param data where the job's journal goes; of one job only
   */
  public ReprocessProcess(String server, Path data) {
    this.server = server;
    this.data = data;
  }

  /** Starts the job; its output goes to a file {@code job.log} beside the journals. */
  public Process start(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PipelineCommand.class.getName(),
                "reprocess",
                "--server",
                server,
                "--data-dir",
                data.toString()));
    command.addAll(List.of(options));
    Files.createDirectories(data);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  Path log() {
    return data.resolve("job.log");
  }

  /** How many runs the job has asked for so far, those that have ended included. */
  public int sent() throws IOException {
    Optional<Path> journal = journal();
    return journal.isEmpty()
        ? 0
        : (int)
            Files.readString(journal.get())
                .lines()
                .filter(line -> line.contains("\"SENT\""))
                .count();
  }

  /** Its id, by which it is resumed; empty before it has begun. */
  public Optional<String> jobId() throws IOException {
    return journal().map(file -> String.valueOf(file.getFileName()).replace(".jsonl", ""));
  }

  private Optional<Path> journal() throws IOException {
    Path jobs = data.resolve("jobs");
    if (!Files.isDirectory(jobs)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(jobs)) {
      return files.findFirst();
    }
  }
}
