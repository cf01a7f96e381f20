package dev.innovationpipeline.local.model;

import dev.innovationpipeline.schema.result.CardField;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Turns a good answer into the bad one of a fault mode. */
final class SpoiltAnswers {

  private static final String CARD = "(?=## Opportunity \\d)";
  private static final List<CardField> MISSING = List.of(CardField.WHY_NOW, CardField.QUICK_WIN);

  private SpoiltAnswers() {}

  static String spoil(String answer, FaultMode mode, int stage) {
    return switch (mode) {
      case SCHEMA_BREAKING_JSON -> stage == 1 ? "{\"inspirations\": [{\"title\": 7}]}" : answer;
      case FENCED -> "```" + (isJson(answer) ? "json" : "markdown") + "\n" + answer + "\n```";
      case LENGTH -> answer.substring(0, answer.length() / 2);
      case EMPTY_CONTENT, REFUSAL, ERROR_IN_200 -> "";
      case ODD_HEADINGS ->
          cards(answer, stage, SpoiltCards::withOddKeys, SpoiltAnswers::withOddHeadings);
      case MISSING_FIELDS ->
          cards(
              answer,
              stage,
              json -> SpoiltCards.without(MISSING, json),
              text -> text.replaceAll("\\*\\*(Why Now|Quick Win):\\*\\*.*\\R+", ""));
      case LYING_QUOTES -> stage == 1 ? SpoiltQuotes.invented(answer) : answer;
      case SIX_CARDS ->
          cards(
              answer,
              stage,
              json -> SpoiltCards.ofNumber(6, json),
              text -> text + "\n" + lastCard(text).replace("Opportunity 5", "Opportunity 6"));
      case FOUR_CARDS ->
          cards(
              answer, stage, json -> SpoiltCards.ofNumber(4, json), SpoiltAnswers::firstFourCards);
      case OK,
          RATE_LIMITED,
          RATE_LIMITED_RETRY_AFTER,
          OUT_OF_CREDIT,
          SERVER_ERROR,
          BAD_GATEWAY,
          UNAVAILABLE_RETRY_AFTER,
          OVERLOADED,
          HTML_ERROR_PAGE,
          HANG,
          SLOW_DRIP,
          CONNECTION_RESET,
          BODY_CUT_OFF,
          CACHE_HIT ->
          answer;
    };
  }

  private static String cards(
      String answer, int stage, UnaryOperator<String> json, UnaryOperator<String> markdown) {
    if (stage != 5) {
      return answer;
    }
    return (isJson(answer) ? json : markdown).apply(answer);
  }

  private static boolean isJson(String answer) {
    return answer.startsWith("{");
  }

  private static String withOddHeadings(String markdown) {
    return markdown
        .replaceAll("## Opportunity (\\d): ", "#### **Opportunity #$1** - ")
        .replaceAll("\\*\\*(Problem|Solution):\\*\\*", "- $1:")
        .replaceAll("\\*\\*Why Now:\\*\\*", "**Why now**:")
        .replace("\n", "\r\n");
  }

  private static String firstFourCards(String markdown) {
    return Arrays.stream(markdown.split(CARD)).limit(4).collect(Collectors.joining()).strip();
  }

  private static String lastCard(String markdown) {
    return markdown.substring(Math.max(0, markdown.lastIndexOf("## Opportunity")));
  }
}
