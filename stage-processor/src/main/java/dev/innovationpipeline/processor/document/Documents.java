package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.fetch.Pause;
import dev.innovationpipeline.processor.document.file.Document;
import dev.innovationpipeline.processor.document.file.DocumentSettings;
import dev.innovationpipeline.processor.document.file.SpooledFile;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.fairness.FairPermits;

/** Documents by their address. */
public final class Documents {

  /** Bounds disk and memory when thousands of runs start together; the others wait. */
  private static final int READ_AT_ONCE = 32;

  private final FairPermits slots = new FairPermits(READ_AT_ONCE, READ_AT_ONCE);
  private final DocumentSource source;
  private final DocumentReader reader;

  public Documents(DocumentSettings settings) {
    this(settings, Pause.JITTERED);
  }

  Documents(DocumentSettings settings, Pause pause) {
    source = new DocumentSource(settings, pause);
    reader = new DocumentReader(settings);
  }

  /**
   * Fetches a document and reads its text.
   *
   * @param companyId who waits in turn with others when many documents are asked for
   * @throws StageFailedException with a code that starts with {@code document_}
   * @throws InterruptedException when the run was cancelled or the process stops
   */
  public Document load(String blobUrl, String companyId) throws InterruptedException {
    FairPermits.Permit slot = slots.acquire(companyId);
    try (slot;
        SpooledFile file = source.fetch(blobUrl)) {
      return reader.read(file);
    }
  }
}
