package dev.innovationpipeline.local.doctor;

/**
 * One line of what was found.
 *
 * @param about what was looked at, such as a directory
 * @param what is the case, a sentence
 * @param fix what to do, a sentence; empty when there is nothing to do
 */
public record Finding(Severity severity, String about, String what, String fix) {

  /** How bad it is. */
  public enum Severity {
    /** As it should be. */
    OK,
    /** Works, and wants attention. */
    WARNING,
    /** Does not work, or will not. */
    PROBLEM
  }

  static Finding ok(String about, String what) {
    return new Finding(Severity.OK, about, what, "");
  }

  static Finding warning(String about, String what, String fix) {
    return new Finding(Severity.WARNING, about, what, fix);
  }

  static Finding problem(String about, String what, String fix) {
    return new Finding(Severity.PROBLEM, about, what, fix);
  }

  /** For people. */
  public String line() {
    return "%-7s  %s: %s%s".formatted(severity, about, what, fix.isEmpty() ? "" : " → " + fix);
  }
}
