package dev.innovationpipeline.ingest.document;

import dev.innovationpipeline.ingest.audit.AuditSubject;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.document.DocumentArchive.Refused;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.platform.document.DocumentStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Stores the documents of an archive. */
@RestController
@Tag(name = "Documents")
class ArchiveController {

  private final DocumentStore store;
  private final DocumentGrants grants;
  private final DocumentSettings settings;

  ArchiveController(DocumentStore store, DocumentGrants grants, DocumentSettings settings) {
    this.store = store;
    this.grants = grants;
    this.settings = settings;
  }

  /** The answer to an archive: its documents, and what of it is none. */
  record ArchiveStored(List<StoredEntry> documents, List<RefusedEntry> refused) {}

  /** A document of an archive. */
  record StoredEntry(
      @Schema(example = "report.pdf") String name,
      @Schema(description = "What to give to a run or a batch") String blobUrl) {}

  /** An entry that is no document. */
  record RefusedEntry(
      @Schema(example = "old.zip") String name,
      @Schema(example = "is an archive in the archive; unpack it first") String reason) {}

  @PostMapping(path = "/documents/unpack", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Store the documents of a ZIP archive",
      description =
          "Answers their addresses, for POST /batches. Folders and hidden entries are passed over;"
              + " an entry that is too large, empty or an archive is refused by its name, and the"
              + " others are stored.")
  @ApiResponse(responseCode = "201", description = "Stored, at least one")
  @ApiResponse(
      responseCode = "400",
      description = "There is no archive, or no document in it that can be stored")
  @ApiResponse(responseCode = "413", description = "Larger than this service takes")
  ArchiveStored unpack(
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      HttpServletRequest request,
      Caller caller)
      throws IOException, ServletException {
    DocumentController.requireOneFile(request);
    if (file == null || file.isEmpty()) {
      throw wrong("must be a ZIP archive that is not empty");
    }
    Path kept = Files.createTempFile("archive-", ".zip");
    try {
      file.transferTo(kept);
      return stored(kept, caller);
    } finally {
      Files.deleteIfExists(kept);
    }
  }

  private ArchiveStored stored(Path archive, Caller caller) throws IOException {
    List<StoredEntry> documents = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    List<Refused> refused;
    try {
      refused =
          new DocumentArchive(settings.maxUpload().toBytes(), settings.maxUnpacked().toBytes())
              .read(
                  archive,
                  (name, content) -> {
                    String id = store.add(content);
                    for (String company : caller.companies()) {
                      grants.grant(id, company);
                    }
                    ids.add(id);
                    documents.add(
                        new StoredEntry(
                            name, settings.base() + "/documents/" + id + DocumentName.query(name)));
                  });
    } catch (ZipException e) {
      throw wrong("is no ZIP archive that can be read: " + e.getMessage());
    }
    if (documents.isEmpty()) {
      throw wrong(
          refused.isEmpty()
              ? "has no document in it"
              : "has no document that can be stored: %s %s"
                  .formatted(refused.getFirst().name(), refused.getFirst().reason()));
    }
    AuditSubject.note(ids.getFirst(), List.of());
    return new ArchiveStored(
        documents,
        refused.stream().map(each -> new RefusedEntry(each.name(), each.reason())).toList());
  }

  private static RuntimeException wrong(String message) {
    return Problems.invalid(List.of(new FieldError("file", message)));
  }
}
