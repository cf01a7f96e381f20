package dev.innovationpipeline.processor.llm.http;

import java.util.List;

/**
 * Removes the reasoning that models write into their answers: in tags before, after or around the
 * answer, or in a channel of its own. A tag counts where it begins or ends a line; elsewhere, as in
 * the strings of JSON, it is text.
 */
final class Reasoning {

  private static final String CHANNEL = "<|channel|>";
  private static final String MESSAGE = "<|message|>";
  private static final List<String> ENDS = List.of("<|return|>", "<|end|>");
  private static final List<String> ANSWER_TAGS =
      List.of("answer", "final", "final_answer", "output", "response");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String text;
  private final StringBuilder answer = new StringBuilder();
  private int from;
  private boolean inside;

  private Reasoning(String text) {
    this.text = text;
  }

  /** The answer alone; blank when there is nothing but reasoning. */
  static String removed(String text) {
    String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    String said = marked.contains(CHANNEL) ? finalChannel(marked) : marked;
    return withoutAnswerTag(new Reasoning(said).untagged());
  }

  private String untagged() {
    ReasoningTag tag = ReasoningTag.from(text, 0);
    while (tag != null) {
      take(tag);
      tag = ReasoningTag.from(text, tag.end());
    }
    if (from == 0 && !inside) {
      return text;
    }
    return inside ? answer.toString() : answer.append(text, from, text.length()).toString();
  }

  private void take(ReasoningTag tag) {
    if (inside) {
      inside = tag.opens();
      from = tag.end();
    } else if (tag.opens()) {
      inside = tag.isFirstOnItsLine(text) || tag.isLastOnItsLine(text);
      if (inside) {
        answer.append(text, from, tag.start());
      }
    } else if (endsWhatNoTagBegan(tag)) {
      takeEnd(tag);
    }
  }

  private boolean endsWhatNoTagBegan(ReasoningTag tag) {
    return tag.isFirstOnItsLine(text) || tag.isLastOnItsLine(text) || tag.isBeforeAnswer(text);
  }

  /** Servers cut off the first tag. After the last one, the answer must be what stands before. */
  private void takeEnd(ReasoningTag tag) {
    if (isBlank(text, tag.end())) {
      answer.append(text, from, tag.start());
    } else {
      answer.setLength(0);
    }
    from = tag.end();
  }

  private static boolean isBlank(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at == text.length();
  }

  /** Of models that name a channel before each message; blank when none is the final one. */
  private static String finalChannel(String text) {
    int channel = text.lastIndexOf(CHANNEL + "final");
    int message = channel < 0 ? -1 : text.indexOf(MESSAGE, channel);
    if (message < 0) {
      return text.stripLeading().startsWith(CHANNEL) ? "" : text;
    }
    String last = text.substring(message + MESSAGE.length());
    for (String end : ENDS) {
      int at = last.indexOf(end);
      last = at < 0 ? last : last.substring(0, at);
    }
    return last;
  }

  private static String withoutAnswerTag(String text) {
    if (text.indexOf('<') < 0) {
      return text;
    }
    String stripped = text.strip();
    for (String name : ANSWER_TAGS) {
      String tag = "<" + name + ">";
      if (stripped.startsWith(tag)) {
        String inner = stripped.substring(tag.length());
        String end = "</" + name + ">";
        return inner.endsWith(end) ? inner.substring(0, inner.length() - end.length()) : inner;
      }
    }
    return text;
  }
}
