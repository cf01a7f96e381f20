package dev.innovationpipeline.schema.result;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of notes that people make on cards and runs, by their names on the wire. */
public enum AnnotationKind {
  TITLE("title"),
  TAG("tag"),
  COMMENT("comment"),
  RATING("rating"),
  STATUS("status");

  private final String wireName;

  AnnotationKind(String wireName) {
    this.wireName = wireName;
  }

  @JsonValue
  public String wireName() {
    return wireName;
  }
}
