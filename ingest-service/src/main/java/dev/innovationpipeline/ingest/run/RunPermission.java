package dev.innovationpipeline.ingest.run;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.document.DocumentGrants;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.platform.document.DocumentStore;
import dev.innovationpipeline.platform.document.UploadAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether a caller may start a run: for its company, in that person's name, on that document. */
@Component
public final class RunPermission {

  private final DocumentStore documents;
  private final DocumentGrants grants;

  RunPermission(DocumentStore documents, DocumentGrants grants) {
    this.documents = documents;
    this.grants = grants;
  }

  /**
   * Lets the run's company read the document, if it is one of this service.
   *
   * @throws org.springframework.web.ErrorResponseException 403 for a company or person of others,
   *     400 for a document of others, as if it were not there
   */
  public void require(RunRequest request, Caller caller) {
    if (caller.means() == Caller.Means.LOCAL) {
      return;
    }
    if (!caller.sees(request.companyId())) {
      throw Problems.forbidden("You may not start runs for this company.");
    }
    if (!caller.mayActFor(request.userId())) {
      throw Problems.forbidden("user_id must be your own, or left out.");
    }
    UploadAddress.idOf(request.blobUrl())
        .filter(id -> documents.find(id).isPresent())
        .ifPresent(id -> requireDocument(id, request.companyId(), caller));
  }

  private void requireDocument(String id, String companyId, Caller caller) {
    if (!grants.mayRead(id, caller)) {
      throw Problems.invalid(
          List.of(new FieldError("blob_url", "must name a document that is there")));
    }
    try {
      grants.grant(id, companyId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
