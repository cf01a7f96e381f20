package dev.innovationpipeline.ingest.export.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.export.ExportSamples;
import org.junit.jupiter.api.Test;

class WritingTest {

  @Test
  void theScriptsOfATextTellItsLanguageAndDirection() {
    assertThat(Writing.of("Milk 2027")).isEqualTo(new Writing(false, null));
    assertThat(Writing.of("生産者カード")).isEqualTo(new Writing(false, "ja-JP"));
    assertThat(Writing.of("牛奶")).isEqualTo(new Writing(false, "zh-CN"));
    assertThat(Writing.of("우유")).isEqualTo(new Writing(false, "ko-KR"));
    assertThat(Writing.of("2. حليب Beatrice")).isEqualTo(new Writing(true, "ar-SA"));
    assertThat(Writing.of("Beatrice حليب").rightToLeft()).isFalse();
    assertThat(Writing.of("")).isEqualTo(new Writing(false, null));
  }

  @Test
  void partsOfAParagraphHaveOneDirectionEach() {
    assertThat(Writing.runs("حليب Beatrice 2027"))
        .extracting(Writing.Run::rightToLeft)
        .contains(true, false);
    assertThat(
            String.join(
                "",
                Writing.runs(ExportSamples.ARABIC.solution()).stream()
                    .map(Writing.Run::text)
                    .toList()))
        .isEqualTo(ExportSamples.ARABIC.solution());
  }

  @Test
  void textsAreWithoutWhatXmlCannotHold() {
    assertThat(PlainText.of("a\u0000\u0007b\uD800c\uFFFEd\te")).isEqualTo("abcd e");
    assertThat(PlainText.shortened("ab😀cd", 4)).isEqualTo("ab…");
  }
}
