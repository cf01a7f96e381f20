package dev.innovationpipeline.ingest.document;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.platform.document.DocumentStore;
import dev.innovationpipeline.schema.text.Sha256;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The companies whose callers may read a document: an empty file for each, beside the documents, so
 * that all instances see it at once. Equal documents of two companies are one file.
 */
@Component
public final class DocumentGrants {

  private final Path directory;
  private final DocumentStore documents;

  DocumentGrants(DocumentSettings settings, DocumentStore documents) {
    directory = settings.directory().resolve("grants");
    this.documents = documents;
  }

  /** Lets callers of a company read a document from now on; nothing when there is none. */
  public void grant(String id, String companyId) throws IOException {
    if (documents.find(id).isPresent()) {
      add(id, companyId);
    }
  }

  /** Whether a document was uploaded by, or used by a run of, one of the caller's companies. */
  public boolean mayRead(String id, Caller caller) {
    return exists(id)
        && (caller.everyCompany()
            || caller.companies().stream().anyMatch(company -> has(id, company)));
  }

  /** Whether a document was uploaded by, or used by a run of, a company. */
  public boolean mayRead(String id, String companyId) {
    return exists(id) && has(id, companyId);
  }

  public boolean exists(String id) {
    return documents.find(id).isPresent();
  }

  /** Drops those of a document; does nothing when there are none. */
  public void revoke(String id) throws IOException {
    Path grants = directory.resolve(id);
    if (Files.isDirectory(grants)) {
      List<Path> files;
      try (Stream<Path> found = Files.list(grants)) {
        files = found.toList();
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(grants);
    }
  }

  private void add(String id, String companyId) throws IOException {
    Path grant = file(id, companyId);
    if (Files.exists(grant)) {
      return;
    }
    Files.createDirectories(directory.resolve(id));
    try {
      Files.createFile(grant);
    } catch (FileAlreadyExistsException e) {
      // Another request, or instance, was quicker.
    }
  }

  private boolean has(String id, String companyId) {
    return Files.exists(file(id, companyId));
  }

  /** Hashed, as no file may have a name that a client chooses. */
  private Path file(String id, String companyId) {
    return directory.resolve(id).resolve(Sha256.of(companyId));
  }
}
