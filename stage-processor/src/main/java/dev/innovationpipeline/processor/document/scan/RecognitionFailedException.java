package dev.innovationpipeline.processor.document.scan;

/** The text of a page was not recognised. The message is a clause for the submitter. */
public final class RecognitionFailedException extends Exception {

  private final boolean lasting;

  /**
   * @param lasting whether other pages will fail, too
   */
  RecognitionFailedException(String why, boolean lasting) {
    super("text recognition (OCR) by the model's provider failed: " + why);
    this.lasting = lasting;
  }

  public boolean lasting() {
    return lasting;
  }
}
