package dev.innovationpipeline.local.model.fault;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A good answer made bad in the way that a fault mode asks for. */
public final class SpoiltAnswers {

  private static final String CARD = "(?=## Opportunity \\d)";

  private SpoiltAnswers() {}

  public static String spoil(String answer, FaultMode mode, int stage) {
    return switch (mode) {
      case SCHEMA_BREAKING_JSON -> stage == 1 ? "{\"inspirations\": [{\"title\": 7}]}" : answer;
      case FENCED -> "```" + (stage == 1 ? "json" : "markdown") + "\n" + answer + "\n```";
      case LENGTH -> answer.substring(0, answer.length() / 2);
      case EMPTY_CONTENT, REFUSAL, ERROR_IN_200 -> "";
      case ODD_HEADINGS, MISSING_FIELDS, SIX_CARDS, FOUR_CARDS ->
          stage == 5 ? spoilCards(answer, mode) : answer;
      default -> answer;
    };
  }

  private static String spoilCards(String markdown, FaultMode mode) {
    return switch (mode) {
      case ODD_HEADINGS ->
          markdown
              .replaceAll("## Opportunity (\\d): ", "#### **Opportunity #$1** - ")
              .replaceAll("\\*\\*(Problem|Solution):\\*\\*", "- $1:")
              .replaceAll("\\*\\*Why Now:\\*\\*", "**Why now**:")
              .replace("\n", "\r\n");
      case MISSING_FIELDS -> markdown.replaceAll("\\*\\*(Why Now|Quick Win):\\*\\*.*\\R+", "");
      case SIX_CARDS ->
          markdown + "\n" + lastCard(markdown).replace("Opportunity 5", "Opportunity 6");
      case FOUR_CARDS ->
          Arrays.stream(markdown.split(CARD)).limit(4).collect(Collectors.joining()).strip();
      default -> markdown;
    };
  }

  private static String lastCard(String markdown) {
    return markdown.substring(Math.max(0, markdown.lastIndexOf("## Opportunity")));
  }
}
