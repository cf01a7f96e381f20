package dev.innovationpipeline.platform.budget;

/** The answer of the log to an attempt that asks to begin. */
public enum Verdict {
  /** It may; its estimate is set aside. */
  GRANTED,

  /** The month's hard limit is reached. */
  REFUSED
}
