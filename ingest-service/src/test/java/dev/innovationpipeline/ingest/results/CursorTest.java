package dev.innovationpipeline.ingest.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CursorTest {

  @Test
  void aCursorIsReadAsItWasWritten() {
    Cursor cursor = new Cursor(Instant.parse("2026-01-02T03:04:05.678Z"), "card 7");
    assertThat(Cursor.parse(cursor.toString())).contains(cursor);
  }

  @Property
  void anyOtherTextIsRefusedAndBreaksNothing(@ForAll String text) {
    Cursor.parse(text)
        .ifPresent(cursor -> assertThat(Cursor.parse(cursor.toString())).contains(cursor));
  }
}
