package dev.innovationpipeline.processor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.platform.document.DocumentDirectory;
import dev.innovationpipeline.processor.document.child.ParserSettings;
import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.document.scan.ScanSettings;
import dev.innovationpipeline.processor.document.store.KeptDocuments;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What processors keep of the documents that they read. */
class KeptDocumentsTest {

  private static final int SHORT = 10;

  /** More than is kept in memory. */
  private static final int LONG = 10_000;

  @TempDir private Path directory;

  private final AtomicInteger notKept = new AtomicInteger();
  private Documents documents = new Documents(Failures.local());

  @AfterEach
  void end() {
    documents.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {SHORT, LONG})
  void areReadAgainWhenTheirAddressIsGone(int lines) throws Exception {
    DocumentDirectory store = keepIn(directory.resolve("store"));
    Path file = write("report.txt", lines);
    LoadedDocument first = load(run(1, file));
    noted(first, store);
    Files.delete(file);

    LoadedDocument second = load(run(2, file));

    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.source()).isEqualTo(first.source());
    assertThat(store.text(first.source())).contains(first.text());
    assertThat(notKept).hasValue(0);
    Failures.assertFails("document_not_found", () -> load(run("other", 2, file)));
  }

  @Test
  void areNotReadAgainForTheFirstAttempt() throws Exception {
    DocumentDirectory store = keepIn(directory.resolve("store"));
    Path file = write("report.txt", SHORT);
    LoadedDocument first = load(run(1, file));
    noted(first, store);
    write("report.txt", SHORT + 1);
    assertThat(load(run(1, file)).source()).isNotEqualTo(first.source());
  }

  @ParameterizedTest
  @ValueSource(ints = {SHORT, LONG})
  void thatCannotBeWrittenFailNoRun(int lines) throws Exception {
    keepIn(Files.createFile(directory.resolve("no-directory")));
    Path file = write("report.txt", lines);
    LoadedDocument read = load(run(1, file));
    assertThat(read.text().passages()).isNotEmpty();
    assertThat(notKept).hasValue(1);
  }

  @Test
  void thatACrashCutShortAreFetchedAgain() throws Exception {
    DocumentDirectory store = keepIn(directory.resolve("store"));
    Path file = write("report.txt", SHORT);
    LoadedDocument first = load(run(1, file));
    noted(first, store);
    SourceDocument source = first.source();
    Path kept = store.find(source.sha256()).orElseThrow();
    Files.writeString(kept, "People");

    assertThat(load(run(2, file)).source()).isEqualTo(source);

    assertThat(kept).hasSameBinaryContentAs(file);
  }

  /** Another run with an equal document may be forgotten while the model is asked. */
  @Test
  void areKeptAgainIfTheyAreDeletedMeanwhile() throws Exception {
    DocumentDirectory store = keepIn(directory.resolve("store"));
    Path file = write("report.txt", SHORT);
    load(run("first", 1, file));
    LoadedDocument second = documents.read(run("second", 1, file), loaded -> loaded);
    second.keeping().await();
    store.delete(second.source().sha256());

    second.keeping().await();

    assertThat(store.find(second.source().sha256())).isPresent();
    assertThat(store.text(second.source())).isPresent();
  }

  @Test
  void areNoneWithoutAStore() throws Exception {
    Path file = write("report.txt", SHORT);
    load(run(1, file)).keeping().noteForLater();
    Files.delete(file);
    Failures.assertFails("document_not_found", () -> load(run(2, file)));
  }

  private DocumentDirectory keepIn(Path path) {
    documents.close();
    DocumentDirectory store = new DocumentDirectory(path);
    documents =
        new Documents(
            Failures.local(),
            ParserSettings.defaults(),
            ScanSettings.defaults(),
            new KeptDocuments(store, notKept::incrementAndGet));
    return store;
  }

  private LoadedDocument load(RunContext run) throws InterruptedException {
    LoadedDocument loaded = documents.read(run, read -> read);
    loaded.keeping().await();
    return loaded;
  }

  /** As a stage does that fails, and an ingest service for a stage that was completed. */
  private static void noted(LoadedDocument document, DocumentDirectory store) {
    document.keeping().noteForLater();
    await().until(() -> store.ofRun("run").isPresent());
  }

  private Path write(String name, int lines) throws Exception {
    return Files.writeString(directory.resolve(name), "People refill jars.\n\n".repeat(lines));
  }

  private static RunContext run(int attempt, Path file) {
    return run("run", attempt, file);
  }

  private static RunContext run(String id, int attempt, Path file) {
    return new RunContext(
        id, attempt, "user", "acme", file.toUri().toString(), Instant.EPOCH, RunOptions.DEFAULTS);
  }
}
