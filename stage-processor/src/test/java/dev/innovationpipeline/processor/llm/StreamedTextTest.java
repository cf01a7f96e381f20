package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamedTextTest {

  private final FakeTime time = new FakeTime();
  private final WrittenText written = new WrittenText();

  @Test
  void piecesAreApartAndNothingIsLost() {
    try (StreamedText pieces = new StreamedText(LlmFixture.CALL, written, time)) {
      for (int word = 0; word < 100; word++) {
        pieces.accept("w" + word + " ");
        time.sleep(Duration.ofMillis(10));
      }
    }
    assertThat(written.pieces).hasSize(8);
    assertThat(written.text()).startsWith("w0 w1 ").endsWith("w98 w99 ");
    long position = 0;
    for (WrittenText.Piece piece : written.pieces) {
      assertThat(piece.position()).isEqualTo(position);
      position += piece.text().length();
    }
  }

  @Test
  void silenceSaysNothing() {
    new StreamedText(LlmFixture.CALL, written, time).close();
    assertThat(written.pieces).isEmpty();
  }
}
