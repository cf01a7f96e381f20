package dev.innovationpipeline.processor.stage.answer;

/** A step that an answer needed before it could be used. */
public enum AnswerNote {
  /** It was only nearly JSON. */
  JSON_MENDED,
  /** It had more than was asked for; the first ones were taken. */
  SURPLUS_DROPPED,
  /** Its cards were not numbered from 1. */
  RENUMBERED,
  /** Its cards were in another format than the one asked for, or in a table. */
  OTHER_FORMAT,
  /** A second answer gave what it lacked. */
  REPAIRED,
  /** A card could not be read, and another one stands in for it. */
  CARD_REPLACED
}
