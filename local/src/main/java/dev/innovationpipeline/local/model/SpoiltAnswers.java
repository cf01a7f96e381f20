package dev.innovationpipeline.local.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Turns a good answer into the bad one of a fault mode. */
final class SpoiltAnswers {

  private static final String CARD = "(?=## Opportunity \\d)";

  private SpoiltAnswers() {}

  static String spoil(String answer, FaultMode mode, int stage) {
    return switch (mode) {
      case SCHEMA_BREAKING_JSON -> stage == 1 ? "{\"inspirations\": [{\"title\": 7}]}" : answer;
      case FENCED -> "```" + (stage == 1 ? "json" : "markdown") + "\n" + answer + "\n```";
      case LENGTH -> answer.substring(0, answer.length() / 2);
      case EMPTY_CONTENT, REFUSAL, ERROR_IN_200 -> "";
      case ODD_HEADINGS -> stage == 5 ? withOddHeadings(answer) : answer;
      case MISSING_FIELDS ->
          stage == 5 ? answer.replaceAll("\\*\\*(Why Now|Quick Win):\\*\\*.*\\R+", "") : answer;
      case SIX_CARDS ->
          stage == 5
              ? answer + "\n" + lastCard(answer).replace("Opportunity 5", "Opportunity 6")
              : answer;
      case FOUR_CARDS -> stage == 5 ? firstFourCards(answer) : answer;
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
