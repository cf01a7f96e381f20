package dev.innovationpipeline.ingest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.ingest.status.view.FakeStatuses;
import dev.innovationpipeline.ingest.status.view.ReviewSettings;
import dev.innovationpipeline.ingest.status.view.ReviewSettings.OnTimeout;
import dev.innovationpipeline.ingest.status.view.RunCounts;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.Review.Decision;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions.Reviewed;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class ReviewsTest {

  private static final Duration DAY = Duration.ofDays(1);

  private final List<List<? extends RunEvent>> kept = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final List<String> noted = new ArrayList<>();
  private final RunStatuses statuses = FakeStatuses.withEmptyView();
  private final EventTransactions events =
      new EventTransactions() {
        @Override
        public void append(List<? extends RunEvent> all) {
          kept.add(all);
        }

        @Override
        public void append(List<? extends RunEvent> all, String reviewed) {
          shown.add(reviewed);
          append(all);
        }
      };
  private final StageResults results =
      new StageResults() {
        @Override
        public StageCompleted output(RunStatus status, int stage) {
          return Runs.completed(status.run(), stage);
        }

        @Override
        public Map<Made, StageCompleted> made(Collection<Made> wanted) {
          throw new IllegalStateException("Reviews go by what is shown.");
        }

        @Override
        public Set<RunContext> requested(Map<RunContext, Instant> attempts) {
          throw new IllegalStateException("Reviews ask the view.");
        }

        @Override
        public void noteDocument(RunStatus status) {
          noted.add(status.run().runId());
        }
      };
  private Instant now = Runs.NOW;
  private final RunCounts counts = new RunCounts(() -> now, DAY);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ReviewMeters meters = new ReviewMeters(registry, counts);
  private final Reviews reviews = new Reviews(statuses, results, events, meters, () -> now);

  @Test
  void anApprovalBeginsAnAttemptWithTheResult() {
    awaitReview(3);
    now = now.plus(DAY);

    assertThat(decide("approve", null).attempt()).isEqualTo(2);

    List<? extends RunEvent> all = kept.getFirst();
    assertThat(all.getFirst())
        .isEqualTo(new Review.Decided(gated(3), 3, Decision.APPROVED, null, "anna", now));
    assertThat(all.get(1))
        .isInstanceOfSatisfying(
            ReprocessRequested.class, e -> assertThat(e.fromStage()).isEqualTo(4));
    StageCompleted copy = (StageCompleted) all.get(2);
    assertThat(copy.stage()).isEqualTo(3);
    assertThat(copy.copiedFromAttempt()).isEqualTo(1);
    assertThat(copy.run().attemptRequestedAt()).as("deadlines do not see the wait").isEqualTo(now);
    assertThat(copy.run().options().review())
        .isEqualTo(new Reviewed(1, 3, null, new BigDecimal("0.5")));
    assertThat(copy.run().options().reviewAfter()).containsExactly(3);
    assertThat(statuses.require("r").waiting()).isEmpty();
    assertThat(statuses.require("r").status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void anApprovalOfTheLastResultCompletesTheRun() {
    awaitReview(5);
    assertThat(statuses.require("r").status()).isEqualTo(Status.RUNNING);

    decide("approve", null);

    assertThat(statuses.require("r").status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void changesAreAskedForWithTheCommentAndTheResult() {
    awaitReview(3);

    assertThat(decide("change", "Name the farms.").attempt()).isEqualTo(2);

    assertThat(shown).containsExactly("# 3");
    StageCompleted before = (StageCompleted) kept.getFirst().getLast();
    assertThat(before.stage()).isEqualTo(2);
    assertThat(before.run().options().review())
        .isEqualTo(new Reviewed(1, 3, "Name the farms.", new BigDecimal("0.5")));
    know(Runs.completed(before.run(), 3));
    assertThat(statuses.require("r").waiting()).as("it waits again").isPresent();
    decide("change", "Better.");
    assertThat(statuses.require("r").run().options().review())
        .as("the cap counts all attempts")
        .isEqualTo(new Reviewed(2, 3, "Better.", new BigDecimal("1.0")));
  }

  @Test
  void changesOfTheFirstStageReadTheDocumentAgain() {
    awaitReview(1);

    decide("change", "Other ideas.");

    assertThat(kept.getFirst().getLast()).isInstanceOf(RunRequested.class);
    assertThat(noted).containsExactly("r");
  }

  @Test
  void aRejectionEndsTheRunAndSaysWhoAndWhy() {
    awaitReview(3);

    assertThat(decide("reject", "Off topic.").attempt()).isEqualTo(1);

    RunStatus status = statuses.require("r");
    assertThat(status.status()).isEqualTo(Status.FAILED);
    assertThat(status.errorCode()).isEqualTo("review_rejected");
    assertThat(status.error()).contains("anna", "stage 3", "Off topic.");
    assertThat(kept.getFirst()).hasSize(2).last().isInstanceOf(RunFailed.class);
  }

  @Test
  void theSameDecisionTwiceIsOneAndAnotherIsRefused() {
    awaitReview(3);
    String about = ", \"stage\": 3, \"attempt\": 1";
    for (int time = 0; time < 3; time++) {
      assertThat(reviews.decide("r", request("approve", null, about), "anna").attempt())
          .isEqualTo(2);
    }
    assertThat(kept).hasSize(1);
    assertThat(refusal(request("reject", null, about))).isEqualTo("already_decided");
    assertThat(refusal(request("change", "x", about))).isEqualTo("already_decided");
    know(Runs.completed(statuses.require("r").run(), 5));
    assertThat(refusal(request("approve", null, ", \"stage\": 5"))).isEqualTo("not_waiting");
    assertThat(kept).hasSize(1);
  }

  @Test
  void aRejectionTwiceIsOneAndAnotherDecisionIsRefused() {
    awaitReview(3);
    decide("reject", null);
    assertThat(decide("reject", null).decision()).isEqualTo(Decision.REJECTED);
    assertThat(refusal(request("approve", null, ""))).isEqualTo("already_decided");
    assertThat(kept).hasSize(1);
  }

  @Test
  void aResultThatTheRequestDoesNotNameIsNotDecidedOn() {
    awaitReview(3);
    assertThat(refusal(request("approve", null, ", \"stage\": 1"))).isEqualTo("other_result");
    assertThat(refusal(request("approve", null, ", \"attempt\": 2"))).isEqualTo("other_result");
    know(Runs.completed(Runs.run("other"), 5));
    assertThatThrownBy(() -> reviews.decide("other", request("approve", null, ""), "anna"))
        .hasMessageContaining("does not wait");
    assertThat(kept).isEmpty();
  }

  @Test
  void aRequestSaysWhatIsWrong() {
    assertThatThrownBy(() -> request("change", null, ""))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> assertThat(String.valueOf(e.getBody().getProperties())).contains("comment"));
    assertThatThrownBy(() -> request("maybe", null, "")).isInstanceOf(ErrorResponseException.class);
    assertThatThrownBy(() -> request("reject", "x".repeat(2_001), ""))
        .isInstanceOf(ErrorResponseException.class);
  }

  @Test
  void aLongWaitIsRemindedOfOnce() {
    awaitReview(3);
    ReviewTimer timer = timer(Runs.KEEP_WAITING);
    timer.look();
    assertThat(kept).isEmpty();

    now = now.plus(DAY);
    timer.look();
    assertThat(kept.getFirst().getFirst()).isEqualTo(new Review.Reminded(gated(3), 3, now));

    know(kept.getFirst().getFirst());
    timer.look();
    assertThat(kept).hasSize(1);
    assertThat(registry.counter("innovation.pipeline.reviews.reminded").count()).isOne();
    assertThat(registry.get("innovation.pipeline.reviews.waiting").gauge().value()).isOne();
  }

  @Test
  void aWaitMayEndByTime() {
    awaitReview(3);
    ReviewTimer timer = timer(new ReviewSettings(Duration.ZERO, DAY, OnTimeout.REJECT, DAY));
    timer.look();
    assertThat(kept).isEmpty();

    now = now.plus(DAY);
    timer.look();
    timer.look();

    assertThat(kept).hasSize(1);
    assertThat(statuses.require("r").errorCode()).isEqualTo("review_rejected");
    assertThat(((Review.Decided) kept.getFirst().getFirst()).decidedBy()).isNull();
  }

  private ReviewTimer timer(ReviewSettings settings) {
    return new ReviewTimer(counts, statuses, reviews, events, meters, settings, () -> now);
  }

  private String refusal(ReviewRequest request) {
    try {
      reviews.decide("r", request, "anna");
      return "none";
    } catch (ErrorResponseException e) {
      assertThat(e.getStatusCode().value()).isEqualTo(409);
      return String.valueOf(Objects.requireNonNull(e.getBody().getProperties()).get("code"));
    }
  }

  private Reviews.Outcome decide(String decision, @Nullable String comment) {
    return reviews.decide("r", request(decision, comment, ""), "anna");
  }

  private static ReviewRequest request(String decision, @Nullable String comment, String more) {
    String said = comment == null ? "" : ", \"comment\": \"" + comment + "\"";
    String body = "{\"decision\": \"%s\"%s%s}".formatted(decision, said, more);
    return ReviewRequest.read(body.getBytes(StandardCharsets.UTF_8));
  }

  private void awaitReview(int stage) {
    know(Runs.completed(gated(stage), stage));
    counts.changed(null, new ViewedStatus(statuses.require("r"), 0, 0));
  }

  private static RunContext gated(int stage) {
    RunContext run = Runs.run("r");
    return new RunContext(
        run.runId(),
        1,
        run.userId(),
        run.companyId(),
        run.blobUrl(),
        run.requestedAt(),
        run.options().withReviewAfter(List.of(stage)));
  }

  private void know(RunEvent event) {
    statuses.accepted(RunStatus.of(event));
  }
}
