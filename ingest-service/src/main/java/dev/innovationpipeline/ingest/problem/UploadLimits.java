package dev.innovationpipeline.ingest.problem;

import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;

/** The limit of an upload that was exceeded, for people. */
final class UploadLimits {

  /** Of the head of a part, which the web server reports as a size, too. */
  private static final long MAX_HEAD_BYTES = 512;

  private UploadLimits() {}

  static String describe(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileCountLimitExceededException count) {
        return "The form must have at most %d parts. Send the file alone."
            .formatted(count.getLimit());
      }
      if (cause instanceof SizeException size && size.getPermittedSize() > MAX_HEAD_BYTES) {
        return "The file must have at most %,d bytes (pipeline.documents.max-upload)."
            .formatted(size.getPermittedSize());
      }
    }
    return "A part of the form has too long a head. Give the file a shorter name.";
  }
}
