package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.child.ParserSettings;
import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.fetch.DocumentSource;
import dev.innovationpipeline.processor.document.fetch.KeySettings;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.scan.ScanSettings;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.fairness.FairPermits;
import java.io.IOException;
import java.util.function.Function;

/** Loads documents by address. */
public final class Documents implements AutoCloseable {

  /** Bounds disk and memory use when thousands of runs start together; the others wait. */
  private static final int MAX_CONCURRENT_LOADS = 32;

  private final FairPermits permits = new FairPermits(MAX_CONCURRENT_LOADS, MAX_CONCURRENT_LOADS);
  private final DocumentSource source;
  private final DocumentReader reader;
  private final LargeDocuments large;

  /** With the default settings of parser processes and text recognition. */
  public Documents(DocumentSettings settings) {
    this(settings, ParserSettings.defaults(), ScanSettings.defaults());
  }

  /** Without a key of the ingest service. */
  public Documents(DocumentSettings settings, ParserSettings parsers, ScanSettings scans) {
    this(settings, new KeySettings(""), parsers, scans);
  }

  public Documents(
      DocumentSettings settings, KeySettings key, ParserSettings parsers, ScanSettings scans) {
    this(
        new DocumentSource(settings, key),
        new DocumentReader(settings, parsers, scans),
        new LargeDocuments(parsers.memoryBytes(), settings.maxBytes()));
  }

  Documents(DocumentSource source, DocumentReader reader, LargeDocuments large) {
    this.source = source;
    this.reader = reader;
    this.large = large;
  }

  /**
   * Fetches a document and extracts its text.
   *
   * @param companyId the company of the run; companies share the concurrent loads fairly
   * @throws StageFailedException with a code that starts with {@code document_}
   * @throws InterruptedException if the run was cancelled or the process stops
   */
  public Document load(String blobUrl, String companyId) throws InterruptedException {
    return read(blobUrl, companyId, Function.identity());
  }

  /**
   * Fetches a document and takes from its text what is to be kept of it; a large one holds room in
   * memory until then.
   *
   * @param companyId the company of the run; companies share the concurrent loads fairly
   * @throws StageFailedException with a code that starts with {@code document_}
   * @throws InterruptedException if the run was cancelled or the process stops
   */
  public <T> T read(String blobUrl, String companyId, Function<Document, T> take)
      throws InterruptedException {
    FairPermits.Permit permit = permits.acquire(companyId);
    try (permit;
        SpooledFile file = source.fetch(blobUrl);
        FairPermits.Permit room = large.acquire(file, companyId)) {
      return take.apply(reader.read(file, blobUrl));
    } catch (IOException e) {
      throw DocumentFailures.corrupt("document", e);
    }
  }

  /** Ends the processes that parse documents. */
  @Override
  public void close() {
    reader.close();
  }
}
