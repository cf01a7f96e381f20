import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks or rewrites the format of every Java source below the current directory with
 * google-java-format. A program of its own because the formatter needs the JDK of the toolchain,
 * while Maven's plugins run on whatever JDK Maven runs on.
 */
class Format {

  public static void main(String[] arguments) throws Exception {
    boolean write = arguments.length > 0 && arguments[0].equals("write");
    List<String> command = new ArrayList<>();
    command.addAll(write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    command.addAll(sources());
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    int changed = new Main(out, err, System.in).format(command.toArray(String[]::new));
    err.flush(); // what does not parse is named there
    if (changed != 0) {
      System.err.println(
          "The files above are not formatted. Rewrite them with: mvn -N verify -Dformat.mode=write");
      System.exit(changed);
    }
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(""))) {
      return files
          .map(Path::toString)
          .filter(file -> file.endsWith(".java") && file.contains("src/") && !file.contains("target/"))
          .sorted()
          .toList();
    }
  }
}
