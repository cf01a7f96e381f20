package dev.innovationpipeline.systemtests.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A JDK whose Java says its arguments and waits for the end of its input. When asked to record a
 * start cache it writes its environment into it.
 */
record FakeJdk(Path path) {

  private static final String JAVA =
      """
      #!/bin/sh
      for argument; do
        case "$argument" in -XX:AOTCacheOutput=*) recorded="${argument#*=}" ;; esac
      done
      if [ -n "${recorded:-}" ]; then
        RECORD
        exit 1
      fi
      echo "$@"
      while read -r line; do :; done
      """;

  static FakeJdk of(Path path, int version) throws IOException {
    return create(path, version, "{ echo \"$@\"; env; } >\"$recorded\"");
  }

  /** One that cannot record. */
  static FakeJdk withoutCache(Path path, int version) throws IOException {
    return create(path, version, "echo Error occurred during initialization of VM >&2");
  }

  private static FakeJdk create(Path path, int version, String recording) throws IOException {
    Files.createDirectories(path.resolve("bin"));
    Files.writeString(path.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
    for (String program : List.of("java", "javac")) {
      Path file =
          Files.writeString(
              path.resolve("bin").resolve(program), JAVA.replace("RECORD", recording));
      if (!file.toFile().setExecutable(true)) {
        throw new IOException(file + " cannot be made executable.");
      }
    }
    return new FakeJdk(path);
  }

  /**
   * What a start gave to Java.
   *
   * @param leavesRecorder whether the launcher left a process behind beside it
   */
  record Start(String arguments, boolean leavesRecorder) {

    boolean usesCache() {
      return arguments.contains("-XX:AOTCache=");
    }
  }

  /** Starts a command with this JDK and lets it end. */
  static Start start(Home home, String... arguments) throws Exception {
    Process process = home.start(arguments);
    try (BufferedReader output = process.inputReader(UTF_8)) {
      String given = Objects.requireNonNull(output.readLine(), "Java was not started");
      boolean leavesRecorder = process.children().findAny().isPresent();
      process.getOutputStream().close();
      process.waitFor();
      return new Start(given, leavesRecorder);
    }
  }
}
