package dev.innovationpipeline.ingest.erasure;

import dev.innovationpipeline.ingest.document.DocumentGrants;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.platform.document.DocumentStore;
import dev.innovationpipeline.platform.document.UploadAddress;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Deletes the documents of forgotten runs, with all texts that were read of them. */
@Component
class ForgottenDocuments {

  private final RunStatuses statuses;
  private final DocumentStore documents;
  private final DocumentGrants grants;

  ForgottenDocuments(RunStatuses statuses, DocumentStore documents, DocumentGrants grants) {
    this.statuses = statuses;
    this.documents = documents;
    this.grants = grants;
  }

  /** Keeps a document that another run uses, under any address. */
  void forget(RunStatus status) {
    String runId = status.run().runId();
    try {
      Set<String> ids = new HashSet<>(idsOf(status).toList());
      documents.ofRun(runId).map(SourceDocument::sha256).ifPresent(ids::add);
      for (String id : ids) {
        if (!isUsedByAnother(id, runId)) {
          documents.delete(id);
          grants.revoke(id);
        }
      }
      documents.forgetRun(runId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isUsedByAnother(String id, String runId) {
    return statuses.any(
        other -> !other.run().runId().equals(runId) && idsOf(other).anyMatch(id::equals));
  }

  private static Stream<String> idsOf(RunStatus status) {
    return Stream.concat(
        UploadAddress.idOf(status.run().blobUrl()).stream(),
        status.stages().values().stream()
            .map(StageProgress::document)
            .filter(Objects::nonNull)
            .map(SourceDocument::sha256));
  }
}
