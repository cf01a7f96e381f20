package dev.innovationpipeline.cli.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkReprocessTest {

  @TempDir Path jobs;

  @Test
  void doesEveryRunOnceSomeAtATime() throws Exception {
    try (FakeRuns server = new FakeRuns(20)) {
      run(server, 3).status = "RUNNING";
      PipelineClient client = new PipelineClient(server.url());
      JobSummary summary;
      try (JobJournal journal = begin()) {
        journal.select(new RunSelection().select(client, Instant.now()));
        summary = new BulkReprocess(client, journal, 4, bar()).run();
      }
      assertThat(summary.allCompleted()).isTrue();
      assertThat(server.runs.values()).allMatch(each -> each.attempt == 2);
      assertThat(server.mostUnfinished()).isLessThanOrEqualTo(5);
    }
  }

  @Test
  void goesOnAfterACrashWithOneAttemptEach() throws Exception {
    try (FakeRuns server = new FakeRuns(12)) {
      PipelineClient client = new PipelineClient(server.url());
      String id;
      try (JobJournal journal = begin()) {
        id = journal.jobId();
        journal.select(new RunSelection().select(client, Instant.now()));
        for (String run : List.of("run-0", "run-1", "run-2")) {
          client.post("/runs/" + run + "/reprocess", journal.request()).expect("reprocess");
        }
        journal.sent("run-0", 2);
      }
      // run-1 was asked for, but its line was cut; run-2's never began.
      Files.writeString(
          jobs.resolve(id + ".jsonl"), "{\"run\":\"run-1\",\"sta", StandardOpenOption.APPEND);
      try (JobJournal journal = JobJournal.open(jobs, id)) {
        assertThat(journal.unfinished()).containsOnlyKeys("run-0");
        assertThat(journal.unsent()).hasSize(11);
        assertThat(new BulkReprocess(client, journal, 4, bar()).run().completed()).isEqualTo(12);
      }
      assertThat(server.runs.values()).allMatch(each -> each.attempt == 2);
      try (JobJournal journal = JobJournal.open(jobs, id)) {
        assertThat(journal.summary().allCompleted()).isTrue();
      }
    }
  }

  @Test
  void waitsWhileItMayStartNoMore() throws Exception {
    try (FakeRuns server = new FakeRuns(5)) {
      server.tooManyAtFirst(3);
      try (JobJournal journal = begin()) {
        journal.select(List.copyOf(server.runs.keySet()));
        JobSummary summary =
            new BulkReprocess(new PipelineClient(server.url()), journal, 4, bar()).run();
        assertThat(summary.allCompleted()).isTrue();
        assertThat(summary.skipped()).isZero();
      }
    }
  }

  @Test
  void whatTheServerRefusesIsSkippedAndSaid() throws Exception {
    String id;
    try (FakeRuns server = new FakeRuns(2)) {
      PipelineClient client = new PipelineClient(server.url());
      try (JobJournal journal = begin()) {
        journal.select(List.of("run-0", "run-1"));
        server.refuseAfter(0);
        JobSummary summary = new BulkReprocess(client, journal, 4, bar()).run();
        assertThat(summary.skipped()).isEqualTo(2);
        assertThat(summary.allCompleted()).isFalse();
        assertThat(summary.toString()).contains("  2 skipped (over), such as run-0: Enough.");
        assertThat(summary.toJson().path("skipped_because").toString())
            .isEqualTo(
                "[{\"code\":\"over\",\"runs\":2,\"example\":\"run-0\",\"why\":\"Enough.\"}]");
        id = journal.jobId();
      }
      try (JobJournal journal = JobJournal.open(jobs, id)) {
        assertThat(journal.summary().toString()).contains("2 skipped (over)");
      }
    }
  }

  @Test
  void aJobThatStoppedBeforeItHadSelectedSelectsWhatItWasBegunWith() throws Exception {
    RunSelection failed = new RunSelection();
    failed.status = "FAILED";
    String id;
    try (JobJournal journal = JobJournal.begin(jobs, WireJson.MAPPER.createObjectNode(), failed)) {
      id = journal.jobId();
    }
    try (JobJournal journal = JobJournal.open(jobs, id)) {
      assertThat(journal.isSelected()).isFalse();
      assertThat(journal.selection().toJson()).isEqualTo(failed.toJson());
    }
  }

  @Test
  void oneProcessAtATimeHoldsAJob() throws Exception {
    try (JobJournal journal = begin()) {
      assertThatThrownBy(() -> JobJournal.open(jobs, journal.jobId()))
          .isInstanceOf(ClientException.class)
          .hasMessageContaining("Another process");
    }
    assertThatThrownBy(() -> JobJournal.open(jobs, "job-none"))
        .hasMessageContaining("There is no job");
  }

  @Test
  void saysEachTenthOnceWhereThereIsNoTerminal() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ProgressBar plain = new ProgressBar(new PrintStream(out), false);
    for (int done = 0; done <= 100; done++) {
      plain.show(done, 100, "runs");
    }
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(11);
  }

  private JobJournal begin() throws Exception {
    ReprocessOptions options = new ReprocessOptions();
    options.fromStage = 3;
    return JobJournal.begin(jobs, options.request(), new RunSelection());
  }

  private static FakeRuns.Run run(FakeRuns server, int number) {
    return Objects.requireNonNull(server.runs.get("run-" + number));
  }

  private static ProgressBar bar() {
    return new ProgressBar(new PrintStream(new ByteArrayOutputStream()), false);
  }
}
