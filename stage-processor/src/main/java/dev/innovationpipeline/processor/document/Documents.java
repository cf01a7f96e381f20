package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.child.ParserSettings;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.fetch.DocumentSource;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.scan.ScanSettings;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.fairness.FairPermits;

/** Loads documents by address. */
public final class Documents implements AutoCloseable {

  /** Bounds disk and memory use when thousands of runs start together; the others wait. */
  private static final int MAX_CONCURRENT_LOADS = 32;

  private final FairPermits permits = new FairPermits(MAX_CONCURRENT_LOADS, MAX_CONCURRENT_LOADS);
  private final DocumentSource source;
  private final DocumentReader reader;

  /** With the default settings of parser processes and text recognition. */
  public Documents(DocumentSettings settings) {
    this(settings, ParserSettings.defaults(), ScanSettings.defaults());
  }

  public Documents(DocumentSettings settings, ParserSettings parsers, ScanSettings scans) {
    this(new DocumentSource(settings), new DocumentReader(settings, parsers, scans));
  }

  Documents(DocumentSource source, DocumentReader reader) {
    this.source = source;
    this.reader = reader;
  }

  /**
   * Fetches a document and extracts its text.
   *
   * @param companyId the company of the run; companies share the concurrent loads fairly
   * @throws StageFailedException with a code that starts with {@code document_}
   * @throws InterruptedException if the run was cancelled or the process stops
   */
  public Document load(String blobUrl, String companyId) throws InterruptedException {
    FairPermits.Permit permit = permits.acquire(companyId);
    try (permit;
        SpooledFile file = source.fetch(blobUrl)) {
      return reader.read(file, blobUrl);
    }
  }

  /** Ends the processes that parse documents. */
  @Override
  public void close() {
    reader.close();
  }
}
