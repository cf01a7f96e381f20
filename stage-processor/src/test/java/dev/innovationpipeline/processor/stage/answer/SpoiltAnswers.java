package dev.innovationpipeline.processor.stage.answer;

import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import tools.jackson.databind.json.JsonMapper;

/** Good answers, wrapped, changed in a few places and cut off somewhere. */
public final class SpoiltAnswers {

  /** Changes a text at a position. */
  private interface Change extends BiFunction<String, Integer, String> {}

  private static final List<String> INSERTED =
      List.of(
          "\u0000",
          "\ud83d",
          "\ude00",
          "\u001b[2J",
          "\u202e",
          "\u2028",
          "\ufeff",
          "\"",
          "'",
          "“",
          "”",
          "`",
          "```",
          "{",
          "}",
          "[",
          "]",
          "{}",
          ",",
          ":",
          "\\",
          "\\u0000",
          "\\ud83d",
          "\n",
          "\r",
          "\t",
          "|",
          "*",
          "**",
          "#",
          "\n## ",
          "\n---\n",
          "<think>",
          "</think>",
          "/*",
          "//",
          "null",
          "None",
          "True",
          "7",
          "Opportunity 2",
          "Problem:",
          "\n1. ",
          " ");

  private static final List<Change> WRAPPINGS =
      List.of(
          (text, at) -> text,
          (text, at) -> "Here it is:\n```json\n" + text + "\n```\nEnjoy!",
          (text, at) -> "<think>\n" + text.substring(at) + "\n</think>\n" + text,
          (text, at) -> JsonMapper.shared().writeValueAsString(text),
          (text, at) -> "{\"result\": " + text + "}",
          (text, at) -> "[" + text + "," + text + "]",
          (text, at) -> text + "\n\n" + text,
          (text, at) -> text.replace('"', '\''),
          (text, at) -> text.replace("\"", "\\\""),
          (text, at) -> text.replace("\n", "\r\n"),
          (text, at) -> text.replace("\n\n", "\n| "));

  private SpoiltAnswers() {}

  public static Arbitrary<String> of(String... good) {
    Arbitrary<Change> changes = Arbitraries.oneOf(insertions(), cuts(), repetitions());
    return Combinators.combine(
            Arbitraries.of(good),
            Arbitraries.of(WRAPPINGS),
            changes.list().ofMaxSize(4),
            Arbitraries.doubles().between(0, 1).list().ofSize(5))
        .as(
            (text, wrapping, list, positions) -> {
              String spoilt = at(text, wrapping, positions.getLast());
              for (int i = 0; i < list.size(); i++) {
                spoilt = at(spoilt, list.get(i), positions.get(i));
              }
              return spoilt;
            });
  }

  private static String at(String text, Change change, double share) {
    return change.apply(text, (int) (share * text.length()));
  }

  private static Arbitrary<Change> insertions() {
    return Arbitraries.of(INSERTED)
        .map(inserted -> (text, at) -> text.substring(0, at) + inserted + text.substring(at));
  }

  private static Arbitrary<Change> cuts() {
    return Arbitraries.integers()
        .between(1, 200)
        .map(
            length ->
                (text, at) ->
                    text.substring(0, at)
                        + (length == 1
                            ? ""
                            : text.substring(Math.min(text.length(), at + length))));
  }

  private static Arbitrary<Change> repetitions() {
    return Arbitraries.integers()
        .between(1, 200)
        .map(
            length ->
                (text, at) ->
                    text.substring(0, Math.min(text.length(), at + length)) + text.substring(at));
  }
}
