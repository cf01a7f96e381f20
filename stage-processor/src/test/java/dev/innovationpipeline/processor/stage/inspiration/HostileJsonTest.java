package dev.innovationpipeline.processor.stage.inspiration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.Passages;
import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import dev.innovationpipeline.schema.document.ReadText;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileJsonTest {

  private static final int MEGABYTE = 1 << 20;
  private static final AnswerSchema SCHEMA =
      new AnswerSchema("inspirations", Inspirations.schema());

  static Stream<String> answers() {
    return Stream.of(
        "[".repeat(MEGABYTE),
        "{\"a\":".repeat(MEGABYTE / 5),
        "[".repeat(400) + "]".repeat(400),
        "{".repeat(MEGABYTE),
        "}".repeat(MEGABYTE),
        "```".repeat(MEGABYTE / 3),
        "{\"inspirations\":" + "9".repeat(MEGABYTE) + "}",
        "{\"inspirations\":1e999999999}",
        "{\"" + "k".repeat(MEGABYTE) + "\":1}",
        "{\"inspirations\":[" + "{},".repeat(MEGABYTE / 3) + "{}]}",
        " ".repeat(MEGABYTE));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("answers")
  void isRefusedSoonAndInAFewWords(String answer) {
    assertThat(new SchemaCheck(new InspirationShape(false)).check(answer, SCHEMA))
        .isInstanceOfSatisfying(
            SchemaCheck.Invalid.class,
            invalid -> assertThat(invalid.errors().length()).isLessThan(3_000));
  }

  /** Of 1 to a few characters that mean something in JSON, or nearly do. */
  static Stream<String> repeated() {
    return Stream.of(
            "{",
            "}",
            "[",
            "]",
            "{}",
            "[]",
            "\"",
            "'",
            "“",
            "”",
            "«",
            "`",
            ",",
            ":",
            "\\",
            "\\\"",
            "/",
            "//",
            "/*",
            "#",
            "a",
            "0",
            "-",
            "\n",
            " ",
            "\" ",
            "\",",
            "\", ",
            "\"\n",
            "{\"a\":\"",
            "[\"",
            "{a:",
            "\"a\"",
            "{\"a\":1}",
            "\u0000",
            "\ud83d",
            "🚀",
            "1. ",
            "null ")
        .flatMap(
            unit -> {
              String repeated = unit.repeat(MEGABYTE / unit.length());
              return Stream.of(
                  repeated,
                  "{" + repeated,
                  "\"{" + repeated + "}\"",
                  "{\"inspirations\":[{\"title\":\"" + repeated,
                  "{\"inspirations\":[{\"title\":\"t\",\"content\":[" + repeated,
                  "{\"title\":\"t\",\"content\":\"c\",\"key_elements\":\"" + repeated + "\"}");
            });
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("repeated")
  void anyRepetitionIsReadInLinearTime(String answer) {
    assertThat(new SchemaCheck(new InspirationShape(false)).check(answer, SCHEMA))
        .isInstanceOf(SchemaCheck.Invalid.class);
  }

  @Test
  void aDocumentOfOneEndlessSentenceIsShortenedSoon() {
    for (String unit : List.of("a", "a ", "\n", " ", ". ", "\n \n", "#", "\ud83d\ude80")) {
      String document = unit.repeat(MEGABYTE / unit.length());
      ReadText read = new ReadText(document, Passages.of(new Document(document, "text/plain", 0)));
      assertThat(new ContextFit().fit(new ShownPassages(read, true), 100_000).text().length())
          .isLessThanOrEqualTo(100_000);
    }
  }
}
