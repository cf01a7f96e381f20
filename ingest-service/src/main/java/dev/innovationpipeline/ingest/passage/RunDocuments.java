package dev.innovationpipeline.ingest.passage;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.document.DocumentFile;
import dev.innovationpipeline.ingest.document.DocumentGrants;
import dev.innovationpipeline.ingest.document.DocumentName;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.platform.document.DocumentStore;
import dev.innovationpipeline.platform.document.UploadAddress;
import dev.innovationpipeline.schema.document.ReadText;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Finds what is kept of a run's document. */
@Component
public class RunDocuments {

  private static final Logger log = LoggerFactory.getLogger(RunDocuments.class);

  private final RunStatuses statuses;
  private final DocumentStore store;
  private final DocumentGrants grants;

  RunDocuments(RunStatuses statuses, DocumentStore store, DocumentGrants grants) {
    this.statuses = statuses;
    this.store = store;
    this.grants = grants;
  }

  /** A text of a document. */
  record Read(SourceDocument source, ReadText text) {}

  /**
   * The bytes of the document.
   *
   * @throws ErrorResponseException 404 when there is no such run or its document is not kept, 410
   *     when the run is forgotten, 503 while this is not known yet
   */
  DocumentFile file(String runId, Caller caller) {
    RunStatus status = statuses.require(runId);
    Optional<Path> kept = source(status).map(SourceDocument::sha256).flatMap(store::find);
    return kept.or(() -> uploaded(status, caller))
        .map(path -> new DocumentFile(path, DocumentName.of(status.run().blobUrl())))
        .orElseThrow(() -> notKept(runId, "document"));
  }

  /** An upload that the run has not read yet. */
  private Optional<Path> uploaded(RunStatus status, Caller caller) {
    return UploadAddress.idOf(status.run().blobUrl())
        .filter(id -> grants.mayRead(id, caller))
        .flatMap(store::find);
  }

  /**
   * The text of the document as the run read it.
   *
   * @throws ErrorResponseException as of {@link #file}
   */
  Read text(String runId) {
    return read(runId).orElseThrow(() -> notKept(runId, "text of the document"));
  }

  /** The text of the document as the run read it; empty when it is not kept here. */
  public Optional<ReadText> textIfKept(String runId) {
    return read(runId).map(Read::text);
  }

  private Optional<Read> read(String runId) {
    Optional<SourceDocument> source = source(statuses.require(runId));
    try {
      return source.isEmpty()
          ? Optional.empty()
          : store.text(source.get()).map(text -> new Read(source.get(), text));
    } catch (IOException e) {
      log.warn("The text of the document of run {} cannot be read.", runId, e);
      return Optional.empty();
    }
  }

  /** As the events of the run say; of a run that did not get so far, as the store notes. */
  private Optional<SourceDocument> source(RunStatus status) {
    Optional<SourceDocument> told =
        status.stages().values().stream()
            .map(StageProgress::document)
            .filter(Objects::nonNull)
            .findFirst();
    return told.isPresent() ? told : noted(status.run().runId());
  }

  private Optional<SourceDocument> noted(String runId) {
    try {
      return store.ofRun(runId);
    } catch (IOException e) {
      log.warn("The document of run {} cannot be found.", runId, e);
      return Optional.empty();
    }
  }

  private static ErrorResponseException notKept(String runId, String what) {
    return Problems.notFound(
        "The %s of run %s is not kept here: it has not been read yet, it could not be kept, or the stage processors have no pipeline.documents.store-directory that this service shares."
            .formatted(what, runId));
  }
}
