package dev.innovationpipeline.ingest.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BoardCursorTest {

  @Test
  void aCursorIsReadAsItWasWritten() {
    BoardCursor cursor = new BoardCursor(Instant.parse("2026-01-02T03:04:05.678Z"), "card 7");
    assertThat(BoardCursor.parse(cursor.toString())).contains(cursor);
  }

  @Property
  void anyOtherTextIsRefusedAndBreaksNothing(@ForAll String text) {
    BoardCursor.parse(text)
        .ifPresent(cursor -> assertThat(BoardCursor.parse(cursor.toString())).contains(cursor));
  }
}
