package dev.innovationpipeline.processor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StreamedTextTest {

  private final FakeTime time = new FakeTime();
  private final WrittenText written = new WrittenText();

  @Test
  void updatesAreApartAndComplete() {
    try (StreamedText text = new StreamedText(LlmFixture.CALL, written, time)) {
      for (int word = 0; word < 100; word++) {
        text.accept("w" + word + " ");
        time.sleep(Duration.ofMillis(10));
      }
    }
    assertThat(written.updates).hasSize(8);
    assertThat(written.text()).startsWith("w0 w1 ").endsWith("w98 w99 ");
    long position = 0;
    for (WrittenText.Update update : written.updates) {
      assertThat(update.position()).isEqualTo(position);
      position += update.text().length();
    }
  }

  @Test
  void anEmptyAnswerSendsNothing() {
    new StreamedText(LlmFixture.CALL, written, time).close();
    assertThat(written.updates).isEmpty();
  }

  @Test
  void halvesOfACharacterFindEachOtherAndControlCharactersAreDropped() {
    try (StreamedText text = new StreamedText(LlmFixture.CALL, written, time)) {
      for (String chunk : new String[] {"a\ud83d", "\ude80\u0000b", "\ud83d"}) {
        text.accept(chunk);
        time.sleep(Duration.ofSeconds(1));
      }
    }
    assertThat(written.text()).isEqualTo("a\ud83d\ude80b\ufffd");
  }
}
