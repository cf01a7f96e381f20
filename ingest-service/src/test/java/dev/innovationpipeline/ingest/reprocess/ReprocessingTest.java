package dev.innovationpipeline.ingest.reprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.limit.OpenRuns;
import dev.innovationpipeline.ingest.status.view.FakeStatuses;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.OutputEdited.Edit;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class ReprocessingTest {

  private final Queue<List<? extends RunEvent>> kept = new ConcurrentLinkedQueue<>();
  private final Queue<String> noted = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> jobs = new ConcurrentHashMap<>();
  private final RunStatuses statuses = FakeStatuses.withEmptyView();
  private final StageInputs inputs =
      new StageInputs() {
        @Override
        public int attemptOf(String runId, String jobId) {
          return jobs.getOrDefault(runId + jobId, 0);
        }

        @Override
        public StageCompleted output(RunStatus status, int stage) {
          return Runs.completed(Runs.run(status.run().runId()), stage);
        }

        @Override
        public Optional<StageCompleted> find(RunStatus status, int stage) {
          return Optional.of(output(status, stage));
        }

        @Override
        public StageCompleted edited(RunStatus status, int stage, int version) {
          return output(status, stage)
              .edited(new Edit(version, "editor", null, Runs.NOW), new Prose("by a person"));
        }

        @Override
        public void noteDocument(RunStatus status) {
          noted.add(status.run().runId());
        }
      };
  private final Reprocessing reprocessing =
      new Reprocessing(
          statuses,
          inputs,
          kept::add,
          new OpenRuns(0, company -> 0),
          InstantSource.fixed(Runs.NOW));

  @Test
  void fromTheFirstStageTheRunIsRequestedAgain() {
    know(Runs.failed(Runs.run("r"), 1));
    assertThat(reprocessing.reprocess("r", request("{\"from_stage\": 1}"))).isEqualTo(2);
    RunOptions asBefore = new RunOptions("model-1", null, BigDecimal.TEN);
    var second = Runs.run("r").next(Runs.NOW, asBefore);
    assertThat(kept.element().stream().<RunEvent>map(e -> e).toList())
        .containsExactly(
            new ReprocessRequested(second, 1, Runs.NOW), new RunRequested(second, Runs.NOW));
    assertThat(statuses.require("r").status()).isEqualTo(Status.PENDING);
    assertThat(noted).containsExactly("r");
  }

  @Test
  void fromALaterStageTheOutputBeforeItIsCopiedAndCostsNothing() {
    know(Runs.completed(Runs.run("r"), 5));
    reprocessing.reprocess(
        "r", request("{\"from_stage\": 4, \"model\": \"m2\", \"job_id\": \"j\"}"));
    StageCompleted copy = (StageCompleted) kept.element().getLast();
    assertThat(copy.stage()).isEqualTo(3);
    assertThat(noted).as("only the first stage reads it").isEmpty();
    assertThat(copy.run().attempt()).isEqualTo(2);
    assertThat(copy.copiedFromAttempt()).isEqualTo(1);
    assertThat(copy.runUsage()).isEqualTo(Usage.NONE);
    assertThat(copy.usage()).isEqualTo(Runs.USAGE);
    assertThat(copy.run().options()).isEqualTo(new RunOptions("m2", null, BigDecimal.TEN, "j"));
    assertThat(statuses.require("r").progress().attempt()).isEqualTo(2);
    assertThat(statuses.require("r").status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void fromAnEditTheOutputOfThePersonBeginsTheAttemptWithItsMark() {
    know(Runs.completed(Runs.run("r"), 5));
    reprocessing.reprocess("r", request("{\"from_stage\": 4, \"edit_version\": 3}"));
    StageCompleted copy = (StageCompleted) kept.element().getLast();
    assertThat(copy.stage()).isEqualTo(3);
    assertThat(copy.run().attempt()).isEqualTo(2);
    assertThat(copy.copiedFromAttempt()).isEqualTo(1);
    assertThat(copy.result().markdown()).isEqualTo("by a person");
    assertThat(copy.edited()).isEqualTo(new Edit(3, "editor", null, Runs.NOW));
    assertThat(copy.runUsage()).isEqualTo(Usage.NONE);
  }

  @Test
  void nothingBeforeTheFirstStageIsEdited() {
    assertThatThrownBy(() -> request("{\"from_stage\": 1, \"edit_version\": 1}"))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> assertThat(e.getBody().getProperties()).asString().contains("edit_version"));
  }

  @Test
  void aRunThatHasNotEndedIsNotDoneAgain() {
    know(Runs.started(Runs.run("r"), 2));
    assertThatThrownBy(() -> reprocessing.reprocess("r", request("{\"from_stage\": 1}")))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> {
              assertThat(e.getStatusCode().value()).isEqualTo(409);
              assertThat(e.getBody().getProperties()).containsEntry("code", "run_active");
            });
    assertThat(kept).isEmpty();
  }

  @Test
  void afterTheLastAttemptThereIsNone() {
    RunContext first = Runs.run("r");
    RunContext last =
        new RunContext(
            "r",
            Integer.MAX_VALUE,
            first.userId(),
            first.companyId(),
            first.blobUrl(),
            first.requestedAt(),
            first.options());
    know(Runs.completed(last, 5));
    assertThatThrownBy(() -> reprocessing.reprocess("r", request("{\"from_stage\": 1}")))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> {
              assertThat(e.getStatusCode().value()).isEqualTo(409);
              assertThat(e.getBody().getProperties()).containsEntry("code", "attempts_exhausted");
            });
    assertThat(kept).isEmpty();
  }

  @Test
  void aJobMakesOneAttemptHoweverOftenItAsks() {
    know(Runs.completed(Runs.run("r"), 5));
    ReprocessRequest ofJob = request("{\"from_stage\": 5, \"job_id\": \"j\"}");
    assertThat(reprocessing.reprocess("r", ofJob)).isEqualTo(2);
    assertThat(reprocessing.reprocess("r", ofJob)).isEqualTo(2);
    know(Runs.completed(statuses.require("r").run(), 5));
    assertThat(reprocessing.reprocess("r", ofJob)).isEqualTo(2);
    reprocessing.reprocess("r", request("{\"from_stage\": 5}"));
    know(Runs.completed(statuses.require("r").run(), 5));
    jobs.put("rj", 2);
    assertThat(reprocessing.reprocess("r", ofJob)).isEqualTo(2);
    assertThat(kept).hasSize(2);
  }

  @Test
  void theSameRequestManyTimesAtOnceIsOneAttempt() throws Exception {
    know(Runs.completed(Runs.run("r"), 5));
    ReprocessRequest request = request("{\"from_stage\": 1, \"job_id\": \"j\"}");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> calls =
          Stream.generate(() -> (Callable<Integer>) () -> reprocessing.reprocess("r", request))
              .limit(50)
              .toList();
      for (Future<Integer> call : threads.invokeAll(calls)) {
        assertThat(call.get()).isEqualTo(2);
      }
    }
    assertThat(kept).hasSize(1);
  }

  @Test
  void namesEveryWrongField() {
    assertThatThrownBy(
            () -> request("{\"from_stage\": 6, \"model\": 1, \"prompt_version\": \"a b\"}"))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e ->
                assertThat(String.valueOf(e.getBody().getProperties()))
                    .contains("from_stage", "model", "prompt_version"));
    assertThatThrownBy(() -> request("{}")).isInstanceOf(ErrorResponseException.class);
  }

  private static ReprocessRequest request(String json) {
    return ReprocessRequest.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private void know(RunEvent... events) {
    for (RunEvent event : events) {
      statuses.accepted(RunStatus.of(event));
    }
  }
}
