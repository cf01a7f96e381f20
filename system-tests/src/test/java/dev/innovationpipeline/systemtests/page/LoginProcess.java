package dev.innovationpipeline.systemtests.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.cli.PipelineCommand;
import dev.innovationpipeline.testing.process.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the command line, in a process and with a home of its own. */
final class LoginProcess implements AutoCloseable {

  private static final long TIMEOUT_SECONDS = 60;

  private final Process process;

  LoginProcess(Path home, List<String> arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(JavaCommand.of(List.of("-Xmx64m"), PipelineCommand.class, arguments))
            .redirectErrorStream(true);
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    process = builder.start();
  }

  /** The address that it wants to be opened. */
  String address() throws IOException {
    BufferedReader out = process.inputReader(UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("https://")) {
        return line;
      }
    }
    throw new IOException("It names no address.");
  }

  /** What it says until its end. */
  String output() throws IOException, InterruptedException {
    StringBuilder words = new StringBuilder();
    process.inputReader(UTF_8).lines().forEach(line -> words.append(line).append('\n'));
    process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    return words.append("exit ").append(process.exitValue()).toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
