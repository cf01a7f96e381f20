package dev.innovationpipeline.schema.result;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far people are with a card, by names on the wire. */
public enum CardStatus {
  NEW("new"),
  SHORTLISTED("shortlisted"),
  IN_WORK("in_work"),
  DROPPED("dropped");

  private final String wireName;

  CardStatus(String wireName) {
    this.wireName = wireName;
  }

  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** Empty for a text that names none. */
  public static Optional<CardStatus> parse(String text) {
    String named = text.toLowerCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(values()).filter(status -> status.wireName.equals(named)).findFirst();
  }
}
