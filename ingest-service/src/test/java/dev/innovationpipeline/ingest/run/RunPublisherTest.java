package dev.innovationpipeline.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.ingest.eventlog.EventLog;
import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.limit.OpenRuns;
import dev.innovationpipeline.ingest.status.view.FakeStatuses;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

class RunPublisherTest {

  private final Queue<RunEvent> kept = new ConcurrentLinkedQueue<>();
  private final RunStatuses statuses = FakeStatuses.withEmptyView();
  private final RunPublisher publisher =
      new RunPublisher(
          kept::add,
          statuses,
          new StreamedRuns(TimeSource.SYSTEM),
          new OpenRuns(0, company -> 0),
          company -> List.of(),
          InstantSource.system());

  @Test
  void theSameRequestManyTimesAtOnceIsOneEvent() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> calls =
          Stream.generate(
                  () -> (Callable<String>) () -> publisher.publish(request("r1", "c"), () -> {}))
              .limit(50)
              .toList();
      for (Future<String> call : threads.invokeAll(calls)) {
        assertThat(call.get()).isEqualTo("r1");
      }
    }
    assertThat(kept).hasSize(1);
    assertThat(statuses.find("r1")).isPresent();
  }

  @Test
  void anotherRequestUnderTheSameIdIsRefused() {
    publisher.publish(request("r1", "c"), () -> {});
    assertThatThrownBy(() -> publisher.publish(request("r1", "d"), () -> {}))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> assertThat(e.getStatusCode()).isEqualTo(HttpStatus.CONFLICT));
    assertThat(kept).hasSize(1);
  }

  @Test
  void aRequestWithoutAnIdGetsOne() {
    String first = publisher.publish(request(null, "c"), () -> {});
    assertThat(publisher.publish(request(null, "c"), () -> {})).isNotEqualTo(first);
    assertThat(kept).hasSize(2);
  }

  @Test
  void whatKafkaDoesNotAcknowledgeIsNoRun() {
    EventLog away =
        event -> {
          throw new EventNotKeptException(new IllegalStateException("away"));
        };
    RunPublisher cut =
        new RunPublisher(
            away,
            statuses,
            new StreamedRuns(TimeSource.SYSTEM),
            new OpenRuns(0, company -> 0),
            company -> List.of(),
            InstantSource.system());
    assertThatThrownBy(() -> cut.publish(request("r2", "c"), () -> {}))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
              assertThat(e.getHeaders().getFirst("Retry-After")).isNotNull();
            });
    assertThat(statuses.find("r2")).isEmpty();
    assertThat(publisher.publish(request("r2", "c"), () -> {})).isEqualTo("r2");
  }

  @Test
  void whetherARunIsStreamedIsFixedWithIt() {
    publisher.publish(request("said", RunOptions.DEFAULTS.withStream(false)), () -> {});
    publisher.publish(request("unsaid", RunOptions.DEFAULTS), () -> {});
    for (int run = 0; run < 20; run++) {
      publisher.publish(request("r" + run, RunOptions.DEFAULTS), () -> {});
    }
    assertThat(streamOf("said")).isFalse();
    assertThat(streamOf("unsaid")).isTrue();
    assertThat(streamOf("r19")).isFalse();
    assertThat(publisher.publish(request("r19", RunOptions.DEFAULTS), () -> {})).isEqualTo("r19");
    assertThatThrownBy(
            () -> publisher.publish(request("r19", RunOptions.DEFAULTS.withStream(true)), () -> {}))
        .isInstanceOf(ErrorResponseException.class);
  }

  private @Nullable Boolean streamOf(String run) {
    return statuses.find(run).orElseThrow().run().options().stream();
  }

  private static RunRequest request(@Nullable String id, String company) {
    return new RunRequest(id, "http://h/d.pdf", company, "u", RunOptions.DEFAULTS, null);
  }

  private static RunRequest request(String id, RunOptions options) {
    return new RunRequest(id, "http://h/d.pdf", "c", "u", options, null);
  }
}
