package dev.innovationpipeline.ingest.status.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.ingest.stream.EventWriter;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.processor.StageText;
import dev.innovationpipeline.schema.run.RunStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

class RunEventStreamTest {

  private static final ViewedStatus REQUESTED = viewed(10, Runs.requested("r"));
  private static final ViewedStatus STARTED =
      viewed(12, Runs.requested("r"), Runs.started(Runs.run("r"), 1));
  private static final ViewedStatus DONE =
      viewed(
          14,
          Runs.requested("r"),
          Runs.started(Runs.run("r"), 1),
          Runs.completed(Runs.run("r"), Runs.run("r").pipeline().stages()));

  private final Client client = new Client();
  private final RunWatch watch = new RunWatch();
  private final Set<String> dead = new HashSet<>();
  private final List<ViewedStatus> log = new ArrayList<>(List.of(REQUESTED, STARTED, DONE));
  private boolean logIsReadable = true;
  private boolean open = true;

  @Test
  void aNewClientGetsTheStatusAndEachChangeUntilTheEnd() {
    RunEventStream stream = stream(REQUESTED, null);
    stream.write();
    assertThat(client.events()).containsExactly("open", "status 0-10");
    change(STARTED);
    change(DONE);
    stream.write();
    assertThat(client.events())
        .containsExactly("open", "status 0-10", "status 0-12", "status 0-14");
    assertThat(client.ended).isTrue();
  }

  @Test
  void aChangeThatTheStatusHasAlreadyIsNotSentTwice() {
    RunEventStream stream = stream(STARTED, null);
    change(REQUESTED);
    change(STARTED);
    stream.write();
    assertThat(client.events()).containsExactly("open", "status 0-12");
    assertThat(client.ended).isFalse();
  }

  @Test
  void anAcceptedRunWithoutAViewedStatusBeginsWithItsFirstChange() {
    RunEventStream stream = stream(null, null);
    stream.write();
    assertThat(client.events()).containsExactly("open");
    change(REQUESTED);
    stream.write();
    assertThat(client.events()).containsExactly("open", "status 0-10");
  }

  @Test
  void aClientThatResumesGetsTheChangesThatItMissed() {
    log.add(1, new ViewedStatus(REQUESTED.status(), 0, 11));
    stream(DONE, new ChangeId(0, 10)).write();
    assertThat(client.events())
        .as("the repeated record 11 is no change")
        .containsExactly("open", "status 0-12", "status 0-14");
    assertThat(client.ended).isTrue();
  }

  @Test
  void aClientThatResumesAtTheNewestChangeGetsOnlyLaterOnes() {
    RunEventStream stream = stream(STARTED, new ChangeId(0, 12));
    stream.write();
    assertThat(client.events()).containsExactly("open");
    change(DONE);
    stream.write();
    assertThat(client.events()).containsExactly("open", "status 0-14");
  }

  @Test
  void aClientThatIsAheadOfThisInstanceIsSentNothingUntilTheInstanceHasCaughtUp() {
    RunEventStream stream = stream(STARTED, new ChangeId(0, 14));
    stream.write();
    assertThat(client.ended).isFalse();
    change(DONE);
    stream.write();
    assertThat(client.events()).containsExactly("open");
    assertThat(client.ended).as("the client has the end already").isTrue();
  }

  @Test
  void anIdOfAnotherClusterBeginsAnew() {
    stream(STARTED, new ChangeId(0, 99)).write();
    stream(STARTED, new ChangeId(7, 12)).write();
    assertThat(client.events()).containsExactly("open", "status 0-12", "open", "status 0-12");
  }

  @Test
  void theStreamEndsWhenMissedChangesCannotBeRead() {
    logIsReadable = false;
    stream(DONE, new ChangeId(0, 10)).write();
    assertThat(client.events()).containsExactly("open");
    assertThat(client.ended).as("the client resumes with its id").isTrue();
  }

  @Test
  void textOfTheRunningStageIsRelayed() {
    RunEventStream stream = stream(STARTED, null);
    stream.write();
    watch.offerText(new StageText("r", 1, 1, 0, "Two"));
    watch.offerText(new StageText("r", 2, 1, 0, "of another attempt"));
    watch.offerText(new StageText("r", 1, 0, 0, "of a stage before"));
    stream.write();
    assertThat(client.events()).containsExactly("open", "status 0-12", "text Two");
  }

  @Test
  void aLostProcessorIsToldOnceAndWithoutAnId() {
    RunEventStream stream = stream(STARTED, null);
    stream.write();
    watch.offer(RunWatch.WAKE);
    stream.write();
    assertThat(client.events()).as("nothing has changed").hasSize(2);
    dead.add("p");
    watch.offer(RunWatch.WAKE);
    watch.offer(RunWatch.WAKE);
    stream.write();
    assertThat(client.events()).containsExactly("open", "status 0-12", "status null");
  }

  @Test
  void silenceIsBrokenByAComment() {
    RunEventStream stream = stream(STARTED, null);
    watch.offer(new RunWatch.Silence());
    stream.write();
    assertThat(client.events()).containsExactly("open", "status 0-12", "comment");
  }

  @Test
  void theStreamEndsWithTheService() {
    RunEventStream stream = stream(STARTED, null);
    stream.write();
    open = false;
    change(DONE);
    stream.write();
    assertThat(client.events()).containsExactly("open", "status 0-12");
    assertThat(client.ended).isTrue();
  }

  @Test
  void aClientThatIsGoneClosesItsWatch() {
    boolean[] closed = new boolean[1];
    watch.atClose(() -> closed[0] = true);
    client.gone = true;
    RunEventStream stream = stream(STARTED, null);
    stream.write();
    stream.write();
    assertThat(closed[0]).isTrue();
    assertThat(client.failures).isEqualTo(1);
  }

  private RunEventStream stream(@Nullable ViewedStatus now, @Nullable ChangeId lastSeen) {
    return new RunEventStream(
        new EventWriter(client),
        watch,
        new Log(),
        this::rendered,
        () -> open,
        new RunEventStream.Beginning(Optional.ofNullable(now), Optional.ofNullable(lastSeen)));
  }

  private Change rendered(ViewedStatus status) {
    return Change.of(status, dead::contains, Runs.KEEP_WAITING);
  }

  private void change(ViewedStatus status) {
    watch.offer(new RunWatch.Changed(rendered(status)));
  }

  private static ViewedStatus viewed(long offset, RunEvent... events) {
    return new ViewedStatus(
        Stream.of(events).map(RunStatus::of).reduce(RunStatus::merge).orElseThrow(), 0, offset);
  }

  private final class Log implements ChangeHistory {

    @Override
    public List<ViewedStatus> between(String runId, ChangeId from, ChangeId to) {
      if (!logIsReadable) {
        throw new HistoryUnavailableException(new TimeoutException());
      }
      return log.stream()
          .filter(change -> change.offset() >= from.offset() && change.offset() <= to.offset())
          .toList();
    }

    @Override
    public boolean has(ChangeId id) {
      return log.stream().anyMatch(change -> change.changeId().equals(id));
    }
  }

  /** Keeps what is sent in short. */
  private static final class Client extends ResponseBodyEmitter {

    private final List<String> sent = new ArrayList<>();
    private boolean gone;
    private boolean ended;
    private int failures;

    @Override
    public void send(Object event, @Nullable MediaType type) throws IOException {
      if (gone) {
        throw new IOException("The client is gone.");
      }
      sent.add(new String((byte[]) event, UTF_8));
    }

    @Override
    public void complete() {
      ended = true;
    }

    @Override
    public void completeWithError(Throwable failure) {
      failures++;
    }

    List<String> events() {
      return sent.stream().map(Client::inShort).toList();
    }

    private static String inShort(String event) {
      if (event.startsWith("retry:")) {
        return "open";
      }
      if (event.startsWith(":")) {
        return "comment";
      }
      return event.startsWith("event:text")
          ? "text " + event.replaceAll("(?s).*\"text\":\"(.*?)\".*", "$1")
          : "status " + (event.startsWith("id:") ? event.substring(3, event.indexOf('\n')) : null);
    }
  }
}
