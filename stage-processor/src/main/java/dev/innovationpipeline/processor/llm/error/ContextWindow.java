package dev.innovationpipeline.processor.llm.error;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The numbers of an error about an input that is too long.
 *
 * @param tokens that the model takes, answer included
 * @param requested tokens, more than that
 */
public record ContextWindow(int tokens, int requested) {

  /** Smaller numbers are no sizes of a context, but parts of names and dates. */
  private static final int MIN_TOKENS = 256;

  private static final int MAX_DIGITS = 9;

  /** Tokens are not spread evenly over a text. */
  private static final double MARGIN = 0.9;

  /** A model whose window hardly takes the answer must give the answer less room. */
  double shareOfInput(int completionTokens) {
    int room = Math.max(tokens - completionTokens, tokens / 2);
    return MARGIN * room / requested;
  }

  /** llama.cpp has fields for them; others a sentence that names these two before any other. */
  static @Nullable ContextWindow of(SaidError said) {
    for (JsonNode error : List.of(said.error(), said.cause())) {
      ContextWindow fields =
          of(error.path("n_ctx").asInt(0), error.path("n_prompt_tokens").asInt(0));
      if (fields != null) {
        return fields;
      }
    }
    for (String message : said.messages()) {
      List<Integer> numbers = numbersIn(message);
      ContextWindow window = numbers.size() < 2 ? null : of(numbers.get(0), numbers.get(1));
      if (window != null) {
        return window;
      }
    }
    return null;
  }

  private static @Nullable ContextWindow of(int one, int other) {
    int smaller = Math.min(one, other);
    int larger = Math.max(one, other);
    return smaller < MIN_TOKENS || smaller == larger ? null : new ContextWindow(smaller, larger);
  }

  private static List<Integer> numbersIn(String text) {
    List<Integer> numbers = new ArrayList<>();
    int start = 0;
    while (start < text.length() && numbers.size() < 2) {
      int end = start;
      while (end < text.length() && isDigit(text, end)) {
        end++;
      }
      if (end > start && end - start <= MAX_DIGITS && standsAlone(text, start, end)) {
        int number = Integer.parseInt(text.substring(start, end));
        if (number >= MIN_TOKENS) {
          numbers.add(number);
        }
      }
      start = end + 1;
    }
    return numbers;
  }

  /** Not a part of a name, such as the digits of gpt-4o-2024-08-06. */
  private static boolean standsAlone(String text, int start, int end) {
    boolean before = start == 0 || !isPartOfName(text, start - 1);
    boolean after =
        end == text.length()
            || !isPartOfName(text, end)
            || (".,".indexOf(text.charAt(end)) >= 0 && !isDigit(text, end + 1));
    return before && after;
  }

  private static boolean isPartOfName(String text, int at) {
    char character = text.charAt(at);
    return Character.isLetterOrDigit(character) || "-_.,/".indexOf(character) >= 0;
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
