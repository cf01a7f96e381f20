package dev.innovationpipeline.benchmarks.chaos;

import dev.innovationpipeline.benchmarks.chaos.load.Load;
import dev.innovationpipeline.benchmarks.check.Answer;
import dev.innovationpipeline.benchmarks.check.Calls;
import dev.innovationpipeline.benchmarks.check.Finding;
import dev.innovationpipeline.benchmarks.check.History;
import dev.innovationpipeline.benchmarks.check.HistoryChecker;
import dev.innovationpipeline.benchmarks.check.LoggedEvent;
import dev.innovationpipeline.benchmarks.check.live.DatabaseRows;
import dev.innovationpipeline.benchmarks.check.live.TopicEvents;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The history of a system that comes to rest after a load. */
public record LiveHistory(
    String serverUrl, String bootstrapServers, String databaseUrl, Load load) {

  private static final Duration REST_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

  public Map<String, List<LoggedEvent>> events() {
    return TopicEvents.read(Map.of("bootstrap.servers", bootstrapServers), new Topics("")).byRun();
  }

  /** The findings as the database is, and then those that a rebuild of it adds. */
  public List<Finding> checkWithRebuild(Map<String, List<LoggedEvent>> events, Calls calls)
      throws InterruptedException {
    List<Finding> findings = new ArrayList<>(check(events, calls));
    new PipelineClient(serverUrl)
        .post("/operations/rebuild-database", null)
        .expect("rebuild the database");
    check(events, calls).stream()
        .filter(finding -> !findings.contains(finding))
        .forEach(findings::add);
    return findings;
  }

  /** Again until rows and answers fit, as sink and view may be behind; the findings that stay. */
  private List<Finding> check(Map<String, List<LoggedEvent>> events, Calls calls)
      throws InterruptedException {
    long deadline = System.nanoTime() + REST_TIMEOUT.toNanos();
    while (true) {
      List<Answer> answers = new ArrayList<>(load.answers());
      answers.addAll(load.statusesAtRest());
      List<Finding> findings =
          HistoryChecker.check(
              History.atRest(events, answers, DatabaseRows.read(databaseUrl), calls));
      if (findings.stream().noneMatch(LiveHistory::mayPass) || System.nanoTime() - deadline > 0) {
        return findings;
      }
      Thread.sleep(POLL_INTERVAL);
    }
  }

  private static boolean mayPass(Finding finding) {
    return switch (finding) {
      case Finding.RowDiffers f -> true;
      case Finding.WrongCards f -> true;
      case Finding.AnswerDoesNotHold f -> true;
      case Finding.LostRun f -> false;
      case Finding.EndedTwice f -> false;
      case Finding.DoubledEvent f -> false;
      case Finding.StatusWentBack f -> false;
      case Finding.TooManyCalls f -> false;
      case Finding.WrongShare f -> false;
    };
  }

  /** How many runs are in each status by their events, failed ones by their code. */
  public static Map<String, Long> outcomes(Map<String, List<LoggedEvent>> events) {
    return events.values().stream()
        .map(
            run ->
                run.stream()
                    .map(logged -> RunStatus.of(logged.event()))
                    .reduce(RunStatus::merge)
                    .orElseThrow())
        .collect(
            Collectors.groupingBy(
                run ->
                    run.errorCode() == null
                        ? run.status().name()
                        : run.status() + " " + run.errorCode(),
                TreeMap::new,
                Collectors.counting()));
  }
}
