package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.child.ParserSettings;
import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.fetch.DocumentSource;
import dev.innovationpipeline.processor.document.fetch.KeySettings;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.scan.ProviderRecognition;
import dev.innovationpipeline.processor.document.scan.ScanSettings;
import dev.innovationpipeline.processor.document.store.KeptDocuments;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.Passages;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.fairness.FairPermits;
import dev.innovationpipeline.processor.memory.RunMemory;
import dev.innovationpipeline.schema.document.ReadText;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.text.Sha256;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Loads documents by address. */
public final class Documents implements DocumentTexts, AutoCloseable {

  /** Bounds disk and memory use when thousands of runs start together; the others wait. */
  private static final int MAX_CONCURRENT_LOADS = 32;

  /** So that slow hosts of one company's documents leave room for the others'. */
  private static final int MAX_CONCURRENT_LOADS_OF_A_COMPANY = 24;

  private static final int TEXT_ID_LENGTH = 16;

  private final FairPermits permits =
      new FairPermits(MAX_CONCURRENT_LOADS, MAX_CONCURRENT_LOADS_OF_A_COMPANY);
  private final DocumentSource source;
  private final DocumentReader reader;
  private final LargeDocuments large;
  private final KeptDocuments kept;
  private final RunMemory memory;
  private final long maxBytes;

  /** The use of a document that was read. */
  @FunctionalInterface
  public interface Use<D, T> {
    T of(D document) throws InterruptedException;
  }

  private interface Fetching {
    SpooledFile fetch() throws InterruptedException;
  }

  private interface Reading<D> {
    D of(SpooledFile file) throws IOException, InterruptedException;
  }

  /** With the default settings of parser processes and text recognition; keeps nothing. */
  public Documents(DocumentSettings settings) {
    this(settings, ParserSettings.defaults(), ScanSettings.defaults(), KeptDocuments.off());
  }

  /** Without a key of the ingest service. */
  public Documents(
      DocumentSettings settings, ParserSettings parsers, ScanSettings scans, KeptDocuments kept) {
    this(settings, KeySettings.NONE, parsers, scans, null, kept, RunMemory.unbounded());
  }

  /**
   * @param provider reads scanned pages in place of Tesseract; null for none
   * @param kept is closed with this
   */
  public Documents(
      DocumentSettings settings,
      KeySettings key,
      ParserSettings parsers,
      ScanSettings scans,
      @Nullable ProviderRecognition provider,
      KeptDocuments kept,
      RunMemory memory) {
    this(
        new DocumentSource(settings, key),
        new DocumentReader(settings, parsers, scans, provider),
        new LargeDocuments(parsers.memoryBytes(), settings.maxBytes()),
        kept,
        memory,
        settings.maxBytes());
  }

  Documents(
      DocumentSource source,
      DocumentReader reader,
      LargeDocuments large,
      KeptDocuments kept,
      RunMemory memory,
      long maxBytes) {
    this.source = source;
    this.reader = reader;
    this.large = large;
    this.kept = kept;
    this.memory = memory;
    this.maxBytes = maxBytes;
  }

  /**
   * Fetches a document and extracts its text.
   *
   * @param companyId the company of the run; companies share the concurrent loads fairly
   * @throws StageFailedException with a code that starts with {@code document_}
   * @throws InterruptedException if the run was cancelled or the process stops
   */
  public Document load(String blobUrl, String companyId) throws InterruptedException {
    return read(
        companyId,
        () -> source.fetch(blobUrl, companyId),
        file -> reader.read(file, blobUrl, companyId),
        text -> text);
  }

  @Override
  public Optional<String> textOf(SourceDocument document) throws InterruptedException {
    return kept.textOf(document);
  }

  /**
   * Fetches the document of a run when there is room for the run in memory, extracts its text,
   * begins to keep it and uses it; a large one holds room of its own until then. A later attempt
   * reads what an earlier one kept, as the address may be gone or lead elsewhere by now.
   *
   * @throws StageFailedException with a code that starts with {@code document_}
   * @throws InterruptedException if the run was cancelled or the process stops
   */
  public <T> T read(RunContext run, Use<LoadedDocument, T> use) throws InterruptedException {
    RunMemory.Held held = memory.begin(run.companyId());
    boolean used = false;
    try {
      T result = read(run.companyId(), () -> fileOf(run), file -> loaded(run, file, held), use);
      used = true;
      return result;
    } finally {
      if (!used) {
        held.close();
      }
    }
  }

  private <D, T> T read(String companyId, Fetching fetching, Reading<D> reading, Use<D, T> use)
      throws InterruptedException {
    FairPermits.Permit permit = permits.acquire(companyId);
    try (permit;
        SpooledFile file = fetching.fetch();
        FairPermits.Permit room = large.acquire(file, companyId)) {
      D read = reading.of(file);
      release(permit);
      return use.of(read);
    } catch (IOException e) {
      throw DocumentFailures.corrupt("document", e);
    }
  }

  private LoadedDocument loaded(RunContext run, SpooledFile file, RunMemory.Held held)
      throws IOException, InterruptedException {
    Document document = reader.read(file, run.blobUrl(), run.companyId());
    held.read(document.text().length());
    ReadText text = new ReadText(document.text(), Passages.of(document));
    SourceDocument read =
        new SourceDocument(
            file.sha256(),
            DocumentReader.VERSION,
            Sha256.of(document.text()).substring(0, TEXT_ID_LENGTH),
            document.mediaType(),
            text.passages().size(),
            document.title());
    return new LoadedDocument(document, text, read, kept.keep(run, file, read, text), held);
  }

  /** Reading is over; a use may take long. */
  private static void release(FairPermits.Permit permit) {
    permit.close();
  }

  private SpooledFile fileOf(RunContext run) throws InterruptedException {
    Optional<SpooledFile> earlier = kept.ofEarlierAttempt(run, maxBytes);
    return earlier.isPresent() ? earlier.get() : source.fetch(run.blobUrl(), run.companyId());
  }

  /** Ends the processes that parse documents, once those on their way are kept. */
  @Override
  public void close() {
    reader.close();
    kept.close();
  }
}
