package dev.innovationpipeline.benchmarks.evaluate.command;

import dev.innovationpipeline.benchmarks.evaluate.judge.Agreement;
import dev.innovationpipeline.benchmarks.evaluate.judge.Judge;
import dev.innovationpipeline.benchmarks.evaluate.judge.Judged;
import dev.innovationpipeline.benchmarks.evaluate.report.ModelResult;
import dev.innovationpipeline.benchmarks.evaluate.run.CaseResult;
import dev.innovationpipeline.benchmarks.evaluate.run.Evaluator;
import dev.innovationpipeline.benchmarks.evaluate.run.KeptResults;
import dev.innovationpipeline.benchmarks.evaluate.run.Spending;
import dev.innovationpipeline.benchmarks.evaluate.run.StageProcess;
import dev.innovationpipeline.benchmarks.evaluate.score.Measure;
import dev.innovationpipeline.benchmarks.evaluate.score.RunScore;
import dev.innovationpipeline.benchmarks.evaluate.score.RunScorer;
import dev.innovationpipeline.benchmarks.evaluate.set.EvaluationSet;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation that was asked for.
 *
 * @param models to evaluate, one after another
 * @param prompts a folder whose prompts come before those shipped
 * @param judge a model that scores the cards
 * @param maxCostUsd for all models and the judge together
 * @param parallel documents under way at a time
 * @param out where results are kept
 */
record Plan(
    EvaluationSet set,
    List<String> models,
    @Nullable Path prompts,
    @Nullable String judge,
    @Nullable BigDecimal maxCostUsd,
    int parallel,
    Path out) {

  /** The model of the environment's settings. */
  static final String CONFIGURED = "configured";

  private static final String FILE = "plan.json";

  /** The inputs that all results of a folder have in common. */
  record Inputs(String set, String prompts) {}

  /**
   * @throws IllegalArgumentException when the folder has results of other inputs
   */
  List<ModelResult> run() throws IOException, InterruptedException {
    holdInputs();
    Spending spending = new Spending(maxCostUsd);
    List<ModelResult> results = new ArrayList<>();
    for (String model : models) {
      try (StageProcess process =
          StageProcess.open(model, set.directory(), set.companiesDirectory(), prompts)) {
        results.add(evaluate(model, process, spending));
      }
    }
    return results;
  }

  private void holdInputs() throws IOException {
    KeptResults folder = new KeptResults(out);
    Path file = out.resolve(FILE);
    Inputs inputs = new Inputs(set.fingerprint(), fingerprintOfPrompts());
    Optional<Inputs> before = folder.read(file, Inputs.class);
    if (before.isPresent() && !before.get().equals(inputs)) {
      throw new IllegalArgumentException(
          out + " has results of another set or other prompts; choose another folder for --out.");
    }
    folder.write(file, inputs);
  }

  private ModelResult evaluate(String model, StageProcess process, Spending spending)
      throws IOException, InterruptedException {
    Usage before = spending.spent();
    KeptResults kept = new KeptResults(out.resolve(nameOf(model)));
    String asked = model.equals(CONFIGURED) ? null : model;
    RunScorer scorer = new RunScorer(process, set);
    List<CaseResult> results =
        new Evaluator(
                process,
                set,
                kept,
                spending,
                asked,
                TimeSource.SYSTEM,
                finished -> System.err.println(model + ": " + finished))
            .run(parallel);
    List<RunScore> scores = new ArrayList<>(results.stream().map(scorer::score).toList());
    Agreement agreement = null;
    if (judge != null) {
      agreement = judged(judge, process, kept, spending, scorer, results, scores);
    }
    ModelResult result =
        new ModelResult(
            model,
            distinct(results, StageCompleted::model),
            promptsOf(results),
            set.fingerprint(),
            minus(spending.spent(), before),
            agreement,
            scores);
    kept.write(kept.directory().resolve(ModelResult.FILE), result.json());
    return result;
  }

  /** Adds the judge's scores to those of the runs. */
  private Agreement judged(
      String judgeModel,
      StageProcess process,
      KeptResults kept,
      Spending spending,
      RunScorer scorer,
      List<CaseResult> results,
      List<RunScore> scores)
      throws IOException, InterruptedException {
    List<Judged> all = new ArrayList<>();
    try (StageProcess judging =
        StageProcess.open(judgeModel, set.directory(), set.companiesDirectory(), null)) {
      Judge asked = new Judge(judging.conversations(), judgeModel, spending);
      for (int i = 0; i < results.size(); i++) {
        CaseResult result = results.get(i);
        List<OpportunityCard> cards = RunScorer.cards(result);
        if (cards.size() == OpportunityCards.COUNT) {
          Judged judgement =
              JudgedOnce.of(
                  kept,
                  result,
                  spending,
                  () ->
                      asked.judge(
                          result,
                          scorer.textOf(result.id().document()),
                          process.brands().textOf(result.id().company()),
                          cards));
          if (judgement.holds()) {
            all.add(judgement);
            scores.set(i, scores.get(i).with(Measure.JUDGE_SCORE, judgement.mean()));
          }
        }
      }
    }
    return Agreement.of(all);
  }

  /** The versions that were used, and the fingerprint of the folder that overrides them. */
  private String promptsOf(List<CaseResult> results) throws IOException {
    String versions = String.join(", ", distinct(results, StageCompleted::promptVersion));
    return prompts == null ? versions : versions + " with " + fingerprintOfPrompts();
  }

  private String fingerprintOfPrompts() throws IOException {
    return prompts == null ? "shipped" : EvaluationSet.fingerprint(EvaluationSet.filesIn(prompts));
  }

  private static List<String> distinct(
      List<CaseResult> results, Function<StageCompleted, String> of) {
    return results.stream()
        .flatMap(result -> result.stages().stream())
        .map(of)
        .distinct()
        .sorted()
        .toList();
  }

  private static Usage minus(Usage all, Usage before) {
    return new Usage(
        all.calls() - before.calls(),
        all.promptTokens() - before.promptTokens(),
        all.completionTokens() - before.completionTokens(),
        all.costUsd().subtract(before.costUsd()));
  }

  /** A folder's name. */
  private static String nameOf(String model) {
    StringBuilder name = new StringBuilder();
    model
        .chars()
        .map(each -> Character.isLetterOrDigit(each) || ".-_".indexOf(each) >= 0 ? each : '-')
        .forEach(name::appendCodePoint);
    return name.toString();
  }
}
