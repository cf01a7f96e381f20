package dev.innovationpipeline.processor.failure;

/** The stage cannot succeed by being tried again; becomes the run's failure. */
public final class StageFailedException extends RuntimeException {

  private final String code;

  /**
   * @param code stable, in snake_case, for programs
   * @param message one sentence for people: what was wrong and what to do
   */
  public StageFailedException(String code, String message) {
    super(message);
    this.code = code;
  }

  public StageFailedException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
