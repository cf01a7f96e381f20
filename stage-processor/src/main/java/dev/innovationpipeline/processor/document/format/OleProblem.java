package dev.innovationpipeline.processor.document.format;

import dev.innovationpipeline.processor.document.file.DocumentFailures;
import dev.innovationpipeline.processor.document.file.SpooledFile;
import dev.innovationpipeline.processor.failure.StageFailedException;
import java.io.IOException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Why an OLE file is of no use: new office files with a password come in one, too. */
public final class OleProblem {

  private OleProblem() {}

  public static StageFailedException of(SpooledFile file) {
    try (POIFSFileSystem files = new POIFSFileSystem(file.path().toFile(), true)) {
      return files.getRoot().hasEntryCaseInsensitive("EncryptedPackage")
          ? DocumentFailures.encrypted()
          : DocumentFailures.unsupported("an office file of before 2007");
    } catch (IOException | RuntimeException e) {
      return DocumentFailures.corrupt("office file", e);
    }
  }
}
