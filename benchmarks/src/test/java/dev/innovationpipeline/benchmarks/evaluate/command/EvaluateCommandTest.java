package dev.innovationpipeline.benchmarks.evaluate.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.benchmarks.evaluate.report.ModelResult;
import dev.innovationpipeline.benchmarks.evaluate.score.Measure;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The command as a person runs it, on two documents for one company. */
class EvaluateCommandTest {

  private static final Path SHIPPED = Path.of("evaluation");

  @TempDir Path directory;
  private Path set;
  private Path out;
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void makeSet() throws IOException {
    set = directory.resolve("set");
    out = directory.resolve("out");
    copy("documents/cold-wash.txt");
    copy("documents/fermented-everything.html");
    copy("companies/brightnest-home.yaml");
    copy("expected.json");
  }

  @Test
  void printsTheFiguresAsJsonAndKeepsThem() throws IOException {
    JsonNode json = WireJson.MAPPER.readTree(run("--json", "--model", "offline"));

    assertThat(json.path("figures").propertyNames())
        .contains(
            "quotes_verified",
            "cards_with_evidence",
            "brands_named",
            "likeness",
            "shapes",
            "numbers_invented");
    assertThat(json.path("figures").path("shapes").asDouble()).isEqualTo(1);
    assertThat(json.path("evaluations").get(0).path("runs").asInt()).isEqualTo(2);
    assertThat(json.path("evaluations").get(0).path("spent").path("calls").asInt()).isEqualTo(10);
    assertThat(out.resolve("report.html")).exists();
    assertThat(ModelResult.read(out).scores()).hasSize(2);
  }

  /** Only the result that is missing is asked for; the figures are those of before. */
  @Test
  void goesOnWhereItWasStopped() throws IOException {
    run("--model", "offline");
    ModelResult before = ModelResult.read(out);
    Path lost = out.resolve("offline/runs/cold-wash.txt/brightnest-home/stage5.json");
    Files.delete(lost);
    Files.writeString(lost.resolveSibling("part1.tmp"), "half a resul");
    Map<Path, FileTime> kept = results();

    run("--model", "offline");

    Map<Path, FileTime> after = results();
    assertThat(after).containsKey(lost);
    after.remove(lost);
    assertThat(after).isEqualTo(kept);
    assertThat(ModelResult.read(out).figures().mean(Measure.LIKENESS))
        .isEqualTo(before.figures().mean(Measure.LIKENESS));
  }

  @Test
  void aFolderOfAnotherSetIsRefused() throws IOException {
    run("--model", "offline");
    copy("documents/heat-in-the-city.md");

    assertThat(execute("--model", "offline")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains("another set or other prompts");
  }

  @Test
  void promptsOfAFolderComeBeforeThoseShipped() throws IOException {
    Path prompts = Files.createDirectory(directory.resolve("prompts"));
    Files.writeString(
        prompts.resolve("brand-contextualization.md"),
        Files.readString(
                Path.of(
                    "../stage-processor/src/main/resources/dev/innovationpipeline/processor/stage",
                    "brand/prompt-v1.md"))
            .replace("<brand>", "<profile>")
            .replace("</brand>", "</profile>"));

    JsonNode json =
        WireJson.MAPPER.readTree(run("--json", "--model", "offline", "--prompts", "" + prompts));

    assertThat(json.path("figures").path("brands_named").asDouble())
        .as("the offline model reads the profile between other tags")
        .isZero();
    assertThat(json.path("evaluations").get(0).path("prompts").asString()).contains(" with ");
  }

  @Test
  void theGateFailsWithASentence() throws IOException {
    Files.writeString(set.resolve("thresholds.json"), "{\"expected_mentions\": {\"min\": 1.1}}");

    assertThat(execute("--model", "offline", "--gate")).isEqualTo(EvaluateCommand.BELOW);
  }

  @Test
  void nothingIsAskedBeyondTheCap() {
    assertThat(execute("--model", "offline", "--max-cost-usd", "0"))
        .isEqualTo(EvaluateCommand.STOPPED);
    assertThat(errors.toString())
        .contains("The cap of --max-cost-usd is reached", "go on with --out " + out);
  }

  @Test
  void noJudgeIsAskedBeyondTheCap() {
    run("--model", "offline");
    assertThat(execute("--model", "offline", "--judge", "offline", "--max-cost-usd", "0"))
        .isEqualTo(EvaluateCommand.STOPPED);
    assertThat(errors.toString()).contains("The cap of --max-cost-usd is reached");
  }

  @Test
  void twoEvaluationsAreCompared() throws IOException {
    run("--model", "offline");
    String table =
        captured(() -> assertThat(line().execute("compare", "" + out, "" + out)).isZero());

    assertThat(table).contains("likeness of the cards", "the same").doesNotContain("better");
    assertThat(line().execute("compare", "" + out, "" + set)).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains("There is no evaluation in " + set);
  }

  private void copy(String file) throws IOException {
    Path to = set.resolve(file);
    Files.createDirectories(to.getParent());
    Files.copy(SHIPPED.resolve(file), to);
  }

  private Map<Path, FileTime> results() throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file :
          files.filter(each -> each.getFileName().toString().startsWith("stage")).toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  private String run(String... options) {
    return captured(() -> assertThat(execute(options)).as("%s", errors).isZero());
  }

  private int execute(String... options) {
    String[] all =
        Stream.concat(Stream.of("--set", "" + set, "--out", "" + out), Stream.of(options))
            .toArray(String[]::new);
    return line().execute(all);
  }

  private CommandLine line() {
    return new CommandLine(EvaluateCommand.create()).setErr(new PrintWriter(errors, true));
  }

  private static String captured(Runnable action) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, UTF_8));
    try {
      action.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(UTF_8);
  }
}
