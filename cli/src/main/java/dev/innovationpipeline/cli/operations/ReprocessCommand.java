package dev.innovationpipeline.cli.operations;

import dev.innovationpipeline.cli.client.ClientOptions;
import dev.innovationpipeline.cli.client.GivenValues;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.cli.run.RunWatcher;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "reprocess",
    description = {
      "Reprocess one run, or all runs that the options select, from a stage on.",
      "Readers see the old results until the new attempt completes. Many runs are a job, which has"
          + " --max-in-flight runs unfinished at a time; after a crash, --resume continues it.",
      "The exit code is 0 only when every run is COMPLETED."
    },
    mixinStandardHelpOptions = true)
final class ReprocessCommand implements Callable<Integer> {

  private static final int COMPLETED = 0;
  private static final int NOT_COMPLETED = 1;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN_ID",
      description = "Omit it to reprocess many runs as a job.")
  @Nullable String runId;

  @Mixin ReprocessOptions options = new ReprocessOptions();

  @Mixin RunSelection selection = new RunSelection();

  @Option(names = "--dry-run", description = "List the runs of the job without reprocessing any.")
  boolean dryRun;

  @Option(
      names = "--max-in-flight",
      paramLabel = "N",
      defaultValue = "20",
      description = "Unfinished runs of the job at a time. Default: ${DEFAULT-VALUE}")
  int maxInFlight = 20;

  @Option(names = "--resume", paramLabel = "JOB", description = "Continue a job that stopped.")
  @Nullable String resume;

  @Option(names = "--no-wait", description = "With RUN_ID: do not wait until the run ends.")
  boolean noWait;

  @Option(names = "--json", description = "Print one JSON object on stdout, progress on stderr.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    GivenValues.atLeastOne("--max-in-flight", maxInFlight);
    return runId == null ? job() : one(runId);
  }

  private int one(String run) throws InterruptedException {
    PipelineClient client = server.client();
    JsonNode started =
        client
            .post("/runs/" + PipelineClient.encoded(run) + "/reprocess", options.request())
            .expect("reprocess the run");
    return RunWatcher.follow(client, run, started, noWait, json);
  }

  private int job() throws Exception {
    PipelineClient client = server.client();
    Path jobs = server.dataDirectory.resolve("jobs");
    PrintStream progressTo = json ? System.err : System.out;
    if (dryRun) {
      options.request();
      var runs = selection.select(client, Instant.now());
      runs.forEach(System.out::println);
      progressTo.println(runs.size() + " runs would be reprocessed; none was.");
      return COMPLETED;
    }
    try (JobJournal journal =
        resume == null
            ? JobJournal.begin(jobs, options.request(), selection)
            : JobJournal.open(jobs, resume)) {
      progressTo.println(
          "Job "
              + journal.jobId()
              + ". If it stops: ./pipeline reprocess --resume "
              + journal.jobId());
      if (!journal.isSelected()) {
        journal.select(journal.selection().select(client, journal.begun()));
      }
      BulkReprocess bulk =
          new BulkReprocess(
              client,
              journal,
              maxInFlight,
              new ProgressBar(progressTo, Boolean.getBoolean("pipeline.terminal")));
      JobSummary summary = bulk.run();
      System.out.println(json ? summary.toJson() : summary.toString());
      return summary.allCompleted() ? COMPLETED : NOT_COMPLETED;
    }
  }
}
