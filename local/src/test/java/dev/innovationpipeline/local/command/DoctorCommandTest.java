package dev.innovationpipeline.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.cli.PipelineCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is no address or file; the rest is in the doctor's own tests. */
class DoctorCommandTest {

  private static final int WRONG_USAGE = 2;

  @TempDir Path directory;

  @Test
  void whatCannotBeUsedIsNamedInASentence() throws IOException {
    Path malformed = Files.writeString(directory.resolve("malformed"), "a=\\u12");
    String missing = directory.resolve("none").toString();

    assertThat(refusal("--database", "garbage")).contains("DATABASE_URL", "Check --database.");
    assertThat(refusal("--kafka", "localhost:1", "--kafka-config", missing))
        .contains(missing, "--kafka-config", "it is missing");
    assertThat(refusal("--kafka", "localhost:1", "--kafka-config", malformed.toString()))
        .contains(malformed.toString(), "--kafka-config");
    assertThat(refusal("--kafka", "localhost:1", "--kafka-config", directory.toString()))
        .contains(directory.toString(), "--kafka-config");
  }

  private static String refusal(String... options) {
    StringWriter errors = new StringWriter();
    CommandLine line = PipelineCommand.line();
    line.setErr(new PrintWriter(errors, true));
    String[] arguments = new String[options.length + 1];
    arguments[0] = "doctor";
    System.arraycopy(options, 0, arguments, 1, options.length);
    assertThat(line.execute(arguments)).isEqualTo(WRONG_USAGE);
    assertThat(errors.toString().lines()).hasSize(1);
    return errors.toString();
  }
}
