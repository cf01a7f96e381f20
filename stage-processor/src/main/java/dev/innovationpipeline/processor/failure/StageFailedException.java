package dev.innovationpipeline.processor.failure;

/** A permanent failure of a stage; it fails the run. */
public class StageFailedException extends RuntimeException {

  private final String code;

  /**
   * @param code stable, in snake_case; part of the API
   * @param message one sentence for people that says what was wrong and what to do
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
