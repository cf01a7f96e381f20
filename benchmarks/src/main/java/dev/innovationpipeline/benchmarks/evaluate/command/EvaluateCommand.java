package dev.innovationpipeline.benchmarks.evaluate.command;

import dev.innovationpipeline.benchmarks.evaluate.report.EvaluationTable;
import dev.innovationpipeline.benchmarks.evaluate.report.HtmlReport;
import dev.innovationpipeline.benchmarks.evaluate.report.ModelResult;
import dev.innovationpipeline.benchmarks.evaluate.run.EvaluationStoppedException;
import dev.innovationpipeline.benchmarks.evaluate.run.StageProcess;
import dev.innovationpipeline.benchmarks.evaluate.score.Thresholds;
import dev.innovationpipeline.benchmarks.evaluate.set.EvaluationSet;
import dev.innovationpipeline.local.Wiring;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs a set of documents for a set of companies and measures the results. */
@Command(
    name = "evaluate",
    description = {
      "Run documents for companies with one model or several, and measure what comes out: shapes,"
          + " brands, likeness, numbers without source, expected mentions, tokens, cost, time.",
      "Each result is kept in the folder of --out; the same command goes on where it was stopped"
          + " and pays nothing twice.",
      "Exit code: 0 done, 1 below the thresholds (with --gate), 2 wrong options, 3 stopped before"
          + " the end."
    },
    subcommands = CompareCommand.class,
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

  static final int BELOW = 1;
  static final int STOPPED = 3;

  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");
  private static final String THRESHOLDS = "thresholds.json";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "M",
      description =
          "A model to evaluate; may be repeated. 'offline' is the one that this project brings."
              + " Default: that of the environment, or else offline")
  List<String> models = new ArrayList<>();

  @Option(
      names = "--prompts",
      paramLabel = "DIR",
      description = "Prompts that come before those shipped.")
  @Nullable Path prompts;

  @Option(
      names = "--set",
      paramLabel = "DIR",
      description = "Documents and companies. Default: benchmarks/evaluation of the project")
  @Nullable Path set;

  @Option(
      names = "--judge",
      paramLabel = "MODEL",
      description = "A model that scores the cards against a rubric, in two orders.")
  @Nullable String judge;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results are kept. Default: a new folder in data/evaluations")
  @Nullable Path out;

  @Option(
      names = "--max-cost-usd",
      paramLabel = "USD",
      description = "No call is made when so much is spent, earlier starts included.")
  @Nullable BigDecimal maxCostUsd;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "4",
      description = "Documents that are under way at a time. Default: ${DEFAULT-VALUE}")
  int parallel;

  @Option(
      names = "--gate",
      description = "End with exit code 1 when a figure is beyond the set's thresholds.json.")
  boolean gate;

  @Option(names = "--json", description = "Print one JSON object on stdout, progress on stderr.")
  boolean json;

  private EvaluateCommand() {}

  public static Object create() {
    return new EvaluateCommand();
  }

  @Override
  public Integer call() throws Exception {
    if (parallel < 1) {
      throw new ParameterException(spec.commandLine(), "--parallel must be at least 1.");
    }
    try {
      return evaluate();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int evaluate() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("pipeline.home", "."));
    EvaluationSet documents =
        EvaluationSet.read(set == null ? home.resolve("benchmarks/evaluation") : set);
    Path folder =
        out == null
            ? Path.of("data", "evaluations", ZonedDateTime.now(ZoneOffset.UTC).format(NAME))
            : out;
    Plan plan = new Plan(documents, modelsToAsk(), prompts, judge, maxCostUsd, parallel, folder);
    List<ModelResult> results;
    try {
      results = plan.run();
    } catch (EvaluationStoppedException e) {
      spec.commandLine().getErr().println(e.getMessage());
      spec.commandLine().getErr().printf("Results so far are kept; go on with --out %s%n", folder);
      return STOPPED;
    }
    Files.writeString(folder.resolve("report.html"), HtmlReport.of(results));
    List<String> missed = missed(documents, results);
    print(folder, results, missed);
    return gate && !missed.isEmpty() ? BELOW : 0;
  }

  private List<String> modelsToAsk() {
    if (!models.isEmpty()) {
      return models.stream().distinct().toList();
    }
    return List.of(Wiring.hasRealModel() ? Plan.CONFIGURED : StageProcess.OFFLINE);
  }

  private static List<String> missed(EvaluationSet documents, List<ModelResult> results)
      throws IOException {
    Path file = documents.directory().resolve(THRESHOLDS);
    if (!Files.exists(file)) {
      return List.of();
    }
    Thresholds thresholds = Thresholds.read(file);
    List<String> missed = new ArrayList<>();
    for (ModelResult result : results) {
      thresholds
          .missedBy(result.figures())
          .forEach(sentence -> missed.add(result.name() + ": " + sentence));
    }
    return missed;
  }

  private void print(Path folder, List<ModelResult> results, List<String> missed) {
    if (!json) {
      System.out.println(EvaluationTable.of(results));
      missed.forEach(sentence -> System.out.println("! " + sentence));
      System.out.printf("Kept in %s; open %s.%n", folder, folder.resolve("report.html"));
      return;
    }
    ObjectNode all = WireJson.MAPPER.createObjectNode();
    all.put("out", folder.toString());
    all.set("figures", results.getFirst().figures().json());
    ArrayNode evaluations = all.putArray("evaluations");
    results.forEach(result -> evaluations.add(result.summary()));
    missed.forEach(all.putArray("below_thresholds")::add);
    System.out.println(all);
  }
}
