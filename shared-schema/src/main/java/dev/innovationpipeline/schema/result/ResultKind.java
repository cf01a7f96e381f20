package dev.innovationpipeline.schema.result;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of results, by their names on the wire. */
public enum ResultKind {
  INSPIRATIONS("inspirations"),
  PROSE("prose"),
  OPPORTUNITY_CARDS("opportunity-cards");

  private final String wireName;

  ResultKind(String wireName) {
    this.wireName = wireName;
  }

  /** As in the field {@code kind} of a {@code stage-completed} event. */
  @JsonValue
  public String wireName() {
    return wireName;
  }
}
