package dev.innovationpipeline.benchmarks.evaluate.run;

import dev.innovationpipeline.benchmarks.evaluate.run.CaseResult.Failure;
import dev.innovationpipeline.benchmarks.evaluate.set.Case;
import dev.innovationpipeline.benchmarks.evaluate.set.EvaluationSet;
import dev.innovationpipeline.benchmarks.evaluate.set.SetDocument;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.pipeline.Pipeline;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs each document for each company. The stages before the company matters run once a document
 * (decision 015), and a result that is kept already is not asked for again.
 */
public final class Evaluator {

  /** Stages 1 to 3 are given the document alone. */
  static final int SHARED_STAGES = 3;

  /** Of the provider rather than of the answer: the next run would fail likewise. */
  private static final Set<String> STOPPING =
      Set.of(
          "llm_not_authorized",
          "llm_out_of_credit",
          "llm_model_missing",
          "llm_region_not_supported",
          "llm_rate_limited",
          "llm_unavailable");

  private final StageProcess process;
  private final EvaluationSet set;
  private final KeptResults kept;
  private final Spending spending;
  private final @Nullable String model;
  private final TimeSource time;
  private final Consumer<String> progress;
  private final Pipeline pipeline = Pipelines.registered().newest();

  /**
   * @param model to ask; null for the one of the settings
   * @param progress hears of finished runs, for people
   */
  public Evaluator(
      StageProcess process,
      EvaluationSet set,
      KeptResults kept,
      Spending spending,
      @Nullable String model,
      TimeSource time,
      Consumer<String> progress) {
    this.process = process;
    this.set = set;
    this.kept = kept;
    this.spending = spending;
    this.model = model;
    this.time = time;
    this.progress = progress;
  }

  /**
   * @param parallel how many documents are under way at a time
   * @throws EvaluationStoppedException when the cap is reached or the provider serves no more
   */
  public List<CaseResult> run(int parallel) throws InterruptedException {
    List<CaseResult> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(parallel)) {
      List<Future<List<CaseResult>>> documents = new ArrayList<>();
      for (SetDocument document : set.documents()) {
        documents.add(threads.submit(() -> run(document)));
      }
      for (Future<List<CaseResult>> document : documents) {
        results.addAll(document.get());
        progress.accept(
            "%d of %d runs".formatted(results.size(), documents.size() * set.companies().size()));
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
    return results;
  }

  private List<CaseResult> run(SetDocument document) throws InterruptedException {
    Chain shared = new Chain(document, kept.sharedFailure(document.name()));
    String anyCompany = set.companies().getFirst();
    for (Stage stage : pipeline.stages().subList(0, SHARED_STAGES)) {
      shared.perform(stage, anyCompany, kept.shared(document.name(), stage.number()));
    }
    List<CaseResult> results = new ArrayList<>();
    for (String company : set.companies()) {
      Case each = new Case(document.name(), company);
      Chain chain = shared.goingOn(kept.failure(each));
      for (Stage stage : pipeline.stages().subList(SHARED_STAGES, pipeline.stages().size())) {
        chain.perform(stage, company, kept.own(each, stage.number()));
      }
      results.add(new CaseResult(each, chain.done, chain.failure));
    }
    return results;
  }

  /** The stages of one run until one fails. */
  private final class Chain {

    private final SetDocument document;
    private final Path failureFile;
    private final List<StageCompleted> done = new ArrayList<>();
    private @Nullable Failure failure;

    Chain(SetDocument document, Path failureFile) {
      this.document = document;
      this.failureFile = failureFile;
    }

    Chain goingOn(Path ownFailure) {
      Chain chain = new Chain(document, ownFailure);
      chain.done.addAll(done);
      chain.failure = failure;
      return chain;
    }

    void perform(Stage stage, String company, Path file) throws InterruptedException {
      if (failure != null) {
        return;
      }
      Optional<StageCompleted> before = kept.read(file, StageCompleted.class);
      Optional<Failure> failed = kept.read(failureFile, Failure.class);
      if (before.isPresent()) {
        done.add(before.get());
        spending.add(before.get().usage());
      } else if (failed.isPresent() && failed.get().stage() == stage.number()) {
        failure = failed.get();
      } else {
        try {
          StageCompleted completed = ask(stage, company);
          kept.write(file, completed);
          done.add(completed);
        } catch (StageFailedException e) {
          failure = permanent(stage, e);
          kept.write(failureFile, failure);
        }
      }
    }

    private StageCompleted ask(Stage stage, String company) throws InterruptedException {
      RunContext run = context(document, company);
      Spending.Meter meter = spending.meter();
      Instant startedAt = time.instant();
      StageOutput output =
          process
              .handler(stage.key())
              .perform(
                  run,
                  done.isEmpty() ? null : done.getLast(),
                  process
                      .conversations()
                      .conversation(CallContext.of(run, stage.number()), model, meter));
      return new StageCompleted(
          run,
          stage.number(),
          output.result(),
          output.model(),
          output.promptVersion(),
          output.promptHash(),
          meter.usage(),
          meter.usage(),
          startedAt,
          time.instant(),
          null,
          output.degraded(),
          output.document(),
          output.profile());
    }
  }

  private static Failure permanent(Stage stage, StageFailedException e) {
    EvaluationStoppedException.throwIfAtCap(e);
    if (STOPPING.contains(e.code())) {
      throw new EvaluationStoppedException(String.valueOf(e.getMessage()));
    }
    return new Failure(stage.number(), e.code(), String.valueOf(e.getMessage()));
  }

  /** Equal for equal runs, so that a provider's cache may answer what a kill cut off. */
  private RunContext context(SetDocument document, String company) {
    return new RunContext(
            "evaluation-" + Integer.toHexString((document.name() + company).hashCode()),
            1,
            "evaluation",
            company,
            document.file().toUri().toString(),
            Instant.EPOCH,
            new RunOptions(model, null, null).withStream(false))
        .under(pipeline.id());
  }
}
