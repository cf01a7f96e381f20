package dev.innovationpipeline.systemtests.documented;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Each example of the documents is of a kind that is tested here or by {@code
 * DocumentedCommandsTest}, or a line of a list says which test runs it, or why none does.
 */
class DocumentedExamplesTest {

  private static final Path LIST = Path.of("src/test/resources/documented-examples.txt");
  private static final String NOT_RUN = "not run: ";
  private static final String MAVEN = "mvn ";
  private static final Set<String> PLACEHOLDERS =
      Set.of("MODULE", "NameTest", "NameIT", "none", "NoSuch");

  /** Documents whose commands {@code DocumentedCommandsTest} reads. */
  private static boolean commandsAreRead(Example example) {
    String file = example.file();
    return file.indexOf('/') < 0 || file.startsWith("docs/") && file.indexOf('/', 5) < 0;
  }

  /**
   * A line of the list.
   *
   * @param file the document
   * @param begins the example's first line, or its beginning
   * @param how the class of a test, or a reason
   */
  private record Entry(String file, String begins, String how) {

    boolean isOf(Example example) {
      return example.file().equals(file) && example.firstLine().startsWith(begins);
    }
  }

  private static List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String line : Files.readAllLines(LIST)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(" \\| ", -1);
        assertThat(parts).as(line).hasSize(3);
        entries.add(new Entry(parts[0], parts[1], parts[2]));
      }
    }
    return entries;
  }

  @Test
  void eachIsTestedOrSaysWhyNot() throws IOException {
    List<Entry> entries = entries();
    Set<Entry> left = new TreeSet<>(Comparator.comparing(Entry::toString));
    left.addAll(entries);
    List<Example> untold = new ArrayList<>();
    int seen = 0;
    for (Example example : Example.all()) {
      seen++;
      List<Entry> told = entries.stream().filter(entry -> entry.isOf(example)).toList();
      told.forEach(left::remove);
      if (told.isEmpty() && !isOfATestedKind(example)) {
        untold.add(example);
      }
    }
    assertThat(seen).isGreaterThan(60);
    assertThat(untold)
        .as("examples that no test runs; name one in %s, or the reason", LIST)
        .isEmpty();
    assertThat(left).as("examples of %s that no document has any more", LIST).isEmpty();
  }

  private static boolean isOfATestedKind(Example example) {
    return example.language().equals("json")
        || example.language().equals("mermaid")
        || isSettings(example)
        || example.text().startsWith(MAVEN)
        || commandsAreRead(example)
            && example.lines().stream()
                .allMatch(line -> line.startsWith("#") || line.contains("./pipeline "));
  }

  private static boolean isSettings(Example example) {
    return !example.lines().isEmpty()
        && example.lines().stream().allMatch(line -> name(line) != null)
        && !example.text().contains("receiver.py"); // A command with a variable before it.
  }

  /** The variable that a line sets; null for another line. */
  private static @Nullable String name(String line) {
    int end = line.indexOf('=');
    String name = end < 1 ? "" : line.substring(0, end);
    return !name.isEmpty()
            && name.chars()
                .allMatch(
                    each -> each == '_' || Character.isUpperCase(each) || Character.isDigit(each))
        ? name
        : null;
  }

  @Test
  void testsThatAreNamedAreThere() throws IOException {
    Set<String> classes = testClasses();
    assertThat(entries())
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              if (entry.how().startsWith(".ci/")) {
                assertThat(Example.HOME.resolve(entry.how())).isExecutable();
              } else if (entry.how().startsWith(NOT_RUN)) {
                assertThat(entry.how()).hasSizeGreaterThan(NOT_RUN.length() + 10).endsWith(".");
              } else {
                assertThat(classes).as(entry.toString()).contains(entry.how());
              }
            });
  }

  private static Set<String> testClasses() throws IOException {
    try (Stream<Path> files = Files.walk(Example.HOME, 14)) {
      return files
          .map(Path::toString)
          .filter(file -> file.contains("/src/test/java/") && file.endsWith(".java"))
          .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - 5))
          .collect(Collectors.toSet());
    }
  }

  /**
   * Maven runs them all, but not from within a build: modules, tests and profiles have to exist.
   */
  @Test
  void commandsOfMavenNameWhatIsThere() throws IOException {
    Set<String> classes = testClasses();
    String project = Files.readString(Example.HOME.resolve("pom.xml"));
    List<Example> commands =
        Example.all().stream().filter(example -> example.text().startsWith(MAVEN)).toList();
    assertThat(commands).hasSizeGreaterThan(8);
    for (Example command : commands) {
      String[] words = command.text().replace("\\\n", " ").split("\\s+", -1);
      for (int i = 0; i < words.length; i++) {
        String word = words[i];
        String value = word.substring(word.indexOf('=') + 1);
        if (PLACEHOLDERS.contains(value) || i > 0 && PLACEHOLDERS.contains(words[i])) {
          continue;
        }
        if (word.startsWith("-Dtest=") || word.startsWith("-Dit.test=")) {
          assertThat(classes).as(command.text()).contains(value);
        } else if (word.startsWith("-P")) {
          assertThat(project).as(command.text()).contains("<id>" + word.substring(2) + "</id>");
        } else if (i > 0 && words[i - 1].equals("-pl")) {
          assertThat(Example.HOME.resolve(word).resolve("pom.xml")).as(command.text()).exists();
        }
      }
    }
  }

  @Test
  void settingsThatAreShownAreThere() throws IOException {
    Set<String> known =
        Files.readAllLines(Example.HOME.resolve(".env.example")).stream()
            .map(line -> name(line.startsWith("#") ? line.substring(1).strip() : line))
            .filter(name -> name != null)
            .collect(Collectors.toSet());
    List<String> shown = new ArrayList<>();
    for (Example example : Example.all()) {
      if (isSettings(example)) {
        example.lines().forEach(line -> shown.add(String.valueOf(name(line))));
      }
    }
    assertThat(shown).hasSizeGreaterThan(20).isSubsetOf(known);
  }

  @Test
  void jsonIsJson() throws IOException {
    List<Example> json =
        Example.all().stream().filter(example -> example.language().equals("json")).toList();
    assertThat(json)
        .isNotEmpty()
        .allSatisfy(example -> assertThat(WireJson.MAPPER.readTree(example.text())).isNotNull());
  }
}
