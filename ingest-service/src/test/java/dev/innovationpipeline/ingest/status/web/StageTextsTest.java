package dev.innovationpipeline.ingest.status.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.processor.StageText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTextsTest {

  private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

  private final List<FakeReader> readers = new ArrayList<>();
  private final List<String> announced = new ArrayList<>();
  private final StageTexts texts =
      new StageTexts(
          all -> {
            FakeReader reader = new FakeReader();
            readers.add(reader);
            return reader;
          },
          announced::add);

  @Test
  void theFirstToWatchHearsTheTextFromItsBeginning() {
    RunWatch first = join("r");
    texts.heard(piece("r", 1, 40, "not its beginning"), 7);
    readers.getFirst().beginReading();
    texts.heard(piece("r", 1, 0, "Two "), 5);
    texts.heard(piece("r", 1, 4, "ideas"), 6);
    assertThat(told(first)).containsExactly("0:Two ", "4:ideas");
    assertThat(readers.getFirst().asked).containsExactly("r since " + SINCE);
  }

  @Test
  void watchedRunsAreAnnouncedAtOnceAndAgain() {
    RunWatch first = join("r");
    join("r");
    assertThat(announced).containsExactly("r");
    join("s");
    first.close();
    texts.announce();
    assertThat(announced).containsExactlyInAnyOrder("r", "s", "r", "s");
  }

  @Test
  void whoComesLateGetsTheWholeOnceAndGoesOnWithTheOthers() {
    RunWatch first = join("r");
    readers.getFirst().beginReading();
    texts.heard(piece("r", 1, 0, "Two "), 5);
    texts.heard(piece("r", 1, 4, "ideas"), 6);
    RunWatch late = join("r");
    texts.heard(piece("r", 1, 9, "."), 7);
    assertThat(told(late)).containsExactly("0:Two ideas", "9:.");
    assertThat(told(first)).containsExactly("0:Two ", "4:ideas", "9:.");
    assertThat(readers.getFirst().asked).hasSize(1);
  }

  @Test
  void whatIsReadAgainForAnotherRunIsNotHeardTwice() {
    RunWatch first = join("r");
    readers.getFirst().beginReading();
    texts.heard(piece("r", 1, 0, "Two "), 5);
    join("another of the same partition");
    readers.getFirst().beginReading();
    texts.heard(piece("r", 1, 0, "Two "), 5);
    texts.heard(piece("r", 1, 4, "ideas"), 6);
    assertThat(told(first)).containsExactly("0:Two ", "4:ideas");
  }

  @Test
  void aRepeatedCallAndTheNextStageBeginAnewAndALostProcessorIsNotHeard() {
    join("r");
    readers.getFirst().beginReading();
    texts.heard(piece("r", 1, 0, "Refused"), 1);
    texts.heard(piece("r", 1, 0, "Again"), 2);
    assertThat(told(join("r"))).containsExactly("0:Again");
    texts.heard(piece("r", 2, 0, "Next"), 3);
    texts.heard(piece("r", 1, 5, " and again"), 4);
    assertThat(told(join("r"))).containsExactly("0:Next");
  }

  @Test
  void aClientThatReadsTooSlowlyGetsTheWholeInOnePiece() {
    RunWatch slow = join("r");
    readers.getFirst().beginReading();
    for (int i = 0; i < 300; i++) {
      texts.heard(piece("r", 1, i, "x"), i);
    }
    assertThat(told(slow)).hasSize(200);
    texts.heard(piece("r", 1, 300, "!"), 300);
    texts.heard(piece("r", 1, 301, "?"), 301);
    assertThat(told(slow)).containsExactly("0:" + "x".repeat(300) + "!", "301:?");
  }

  @Test
  void aTextBeyondMeasureIsRelayedButNotKept() {
    RunWatch first = join("r");
    readers.getFirst().beginReading();
    String million = "x".repeat(1_000_000);
    for (int i = 0; i < 9; i++) {
      texts.heard(piece("r", 1, 1_000_000L * i, million), i);
    }
    assertThat(told(first)).hasSize(9);
    RunWatch late = join("r");
    texts.heard(piece("r", 1, 9_000_000, "the end"), 9);
    assertThat(told(late)).containsExactly("9000000:the end");
    assertThat(told(join("r"))).containsExactly("9000000:the end");
  }

  @Test
  void isReadOnlyWhileSomebodyWatches() {
    RunWatch first = join("r");
    RunWatch second = join("r");
    first.close();
    assertThat(texts.isWatched("r")).isTrue();
    second.close();
    assertThat(texts.isWatched("r")).isFalse();
    assertThat(readers.getFirst().closed).isTrue();
    RunWatch gone = new RunWatch();
    gone.close();
    texts.join("r", SINCE, gone);
    assertThat(texts.isWatched("r")).isFalse();
    assertThat(readers).hasSize(2).allMatch(reader -> reader.closed);
  }

  private RunWatch join(String runId) {
    RunWatch watch = new RunWatch();
    texts.join(runId, SINCE, watch);
    return watch;
  }

  private static StageText piece(String runId, int stage, long position, String text) {
    return new StageText(runId, 1, stage, position, text);
  }

  private static List<String> told(RunWatch watch) {
    List<String> told = new ArrayList<>();
    for (RunWatch.News news = watch.next(); news != null; news = watch.next()) {
      if (news instanceof RunWatch.Text(StageText piece)) {
        told.add(piece.position() + ":" + piece.text());
      }
    }
    return told;
  }

  private static final class FakeReader implements StageTexts.Reader {

    private final List<String> asked = new ArrayList<>();
    private Runnable begin = () -> {};
    private boolean closed;

    @Override
    public void readAgain(String runId, Instant since, Runnable begin) {
      asked.add(runId + " since " + since);
      this.begin = begin;
    }

    void beginReading() {
      begin.run();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
