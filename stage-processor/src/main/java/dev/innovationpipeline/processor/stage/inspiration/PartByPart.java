package dev.innovationpipeline.processor.stage.inspiration;

import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.InputTooLongException;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import dev.innovationpipeline.processor.stage.inspiration.StructuredAnswers.StructuredAnswer;
import dev.innovationpipeline.processor.stage.inspiration.citation.Citations;
import dev.innovationpipeline.processor.stage.inspiration.part.PartPrompts;
import dev.innovationpipeline.processor.stage.prompt.Prompt;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.wire.ResultJson;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads a long document: the model notes two observations of each part, and then chooses among all
 * of them. Parts and their order follow from the document alone, so a stage that is repeated after
 * a crash asks the same questions.
 */
final class PartByPart {

  private static final String BREAK = "\n\n";

  /** A part of less is not worth a call; a model with less room cannot be used. */
  private static final int MIN_CHARACTERS = 2_000;

  /** So that at least this many fit into a question. */
  private static final int MIN_OBSERVATIONS = 4;

  private final StructuredAnswers answers;
  private final AnswerSchema schema;
  private final Conversation llm;
  private final Choice choice;
  private final int maxCharacters;
  private int parts;

  /**
   * The last question of all.
   *
   * @param answers that read the answer to it
   */
  record Choice(Prompt prompt, StructuredAnswers answers, AnswerSchema schema) {

    Question of(List<String> observations) {
      return prompt.ask(Map.of("observations", String.join(BREAK, observations)), schema);
    }
  }

  /** An answer and the question that was asked for it. */
  record Chosen(Question question, StructuredAnswer answer) {}

  /**
   * @param schema of observations
   * @param maxCharacters of the material in a question
   */
  PartByPart(
      StructuredAnswers answers,
      AnswerSchema schema,
      Choice choice,
      Conversation llm,
      int maxCharacters) {
    this.answers = answers;
    this.schema = schema;
    this.choice = choice;
    this.llm = llm;
    this.maxCharacters = maxCharacters;
  }

  /**
   * @param passages as they are shown, none longer than a part
   */
  Chosen read(List<String> passages) throws InterruptedException {
    List<List<String>> groups = balanced(passages, maxCharacters);
    List<String> observations = new ArrayList<>();
    for (int index = 0; index < groups.size(); index++) {
      observe("%d of %d".formatted(index + 1, groups.size()), groups.get(index), observations);
    }
    return choose(observations);
  }

  /** The number of parts that were read. */
  int parts() {
    return parts;
  }

  /** Halves a part for which the model has no room. */
  private void observe(String name, List<String> part, List<String> observations)
      throws InterruptedException {
    try {
      StructuredAnswer answer =
          answers.ask(
              llm,
              PartPrompts.OBSERVE.ask(
                  Map.of("part", name, "passages", String.join(BREAK, part)), schema));
      parts++;
      inspirations(answer).forEach(each -> observations.add(shown(each, "", maxCharacters)));
    } catch (InputTooLongException e) {
      if (part.size() == 1 || length(part) < MIN_CHARACTERS) {
        throw e;
      }
      int half = part.size() / 2;
      observe(name + ", first half", part.subList(0, half), observations);
      observe(name + ", second half", part.subList(half, part.size()), observations);
    }
  }

  /** In rounds, if all observations are too long for one question. */
  private Chosen choose(List<String> observations) throws InterruptedException {
    int others = choice.of(List.of()).length();
    int max = Math.min(maxCharacters, Math.max(llm.maxLength() - others, MIN_CHARACTERS));
    List<String> left = observations;
    while (length(left) > max) {
      List<String> chosen = new ArrayList<>();
      for (List<String> group : balanced(left, max)) {
        StructuredAnswer answer = choice.answers.ask(llm, choice.of(group));
        List<String> quotes = Citations.shown(answer.json());
        List<Inspiration> inspirations = inspirations(answer);
        for (int index = 0; index < inspirations.size(); index++) {
          chosen.add(shown(inspirations.get(index), quotes.get(index), max));
        }
      }
      left = chosen;
    }
    Question question = choice.of(left);
    return new Chosen(question, choice.answers.ask(llm, question));
  }

  /**
   * @param quotes as a text; left out where they would take more than half
   */
  private static String shown(Inspiration observation, String quotes, int maxCharacters) {
    int max = maxCharacters / MIN_OBSERVATIONS - BREAK.length();
    String kept = quotes.length() <= max / 2 ? quotes : "";
    return cut(observation, max - kept.length()) + kept;
  }

  private static String cut(Inspiration observation, int max) {
    String text =
        "Observation: %s\n%s\nKey elements: %s"
            .formatted(
                observation.title(),
                observation.content(),
                String.join("; ", observation.keyElements()));
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }

  private static List<Inspiration> inspirations(StructuredAnswer answer) {
    ResultJson read = WireJson.MAPPER.treeToValue(answer.json(), ResultJson.class);
    return Objects.requireNonNull(read.inspirations(), "The schema requires inspirations.");
  }

  /** Groups of about the same length, none longer than the maximum, in the order of the texts. */
  static List<List<String>> balanced(List<String> texts, int maxLength) {
    int count = Math.max(1, Math.ceilDiv(length(texts), maxLength));
    int target = Math.ceilDiv(length(texts), count);
    List<List<String>> groups = new ArrayList<>();
    List<String> group = new ArrayList<>();
    int length = 0;
    for (String text : texts) {
      int longer = length + text.length() + (group.isEmpty() ? 0 : BREAK.length());
      if (!group.isEmpty() && (longer > maxLength || length >= target)) {
        groups.add(group);
        group = new ArrayList<>();
        longer = text.length();
      }
      group.add(text);
      length = longer;
    }
    groups.add(group);
    return groups;
  }

  static int length(List<String> texts) {
    int length = Math.max(0, texts.size() - 1) * BREAK.length();
    for (String text : texts) {
      length += text.length();
    }
    return length;
  }
}
