package dev.innovationpipeline.ingest.document;

import dev.innovationpipeline.ingest.audit.AuditSubject;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.platform.document.DocumentStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A small blob store for users without one. */
@RestController
@Tag(name = "Documents")
class DocumentController {

  private final DocumentStore store;
  private final DocumentGrants grants;
  private final DocumentSettings settings;

  DocumentController(DocumentStore store, DocumentGrants grants, DocumentSettings settings) {
    this.store = store;
    this.grants = grants;
    this.settings = settings;
  }

  @PostMapping(path = "/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(summary = "Store a document and get its blob_url")
  @ApiResponse(responseCode = "201", description = "Stored")
  @ApiResponse(
      responseCode = "400",
      description = "There is no file, or it is empty, or there are several")
  @ApiResponse(responseCode = "413", description = "Larger than this service takes")
  ResponseEntity<DocumentStored> upload(
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      HttpServletRequest request,
      Caller caller)
      throws IOException, ServletException {
    requireOneFile(request);
    if (file == null || file.isEmpty()) {
      throw Problems.invalid(List.of(new FieldError("file", "must be a file that is not empty")));
    }
    try (InputStream content = file.getInputStream()) {
      String name =
          DocumentName.ofFile(file.getOriginalFilename()).map(DocumentName::query).orElse("");
      String id = store.add(content);
      for (String company : caller.companies()) {
        grants.grant(id, company);
      }
      AuditSubject.note(id, List.of());
      String url = settings.base() + "/documents/" + id + name;
      return ResponseEntity.created(URI.create(url)).body(new DocumentStored(url));
    }
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 400 for several, of which the others
   *     would be lost
   */
  static void requireOneFile(HttpServletRequest request) throws IOException, ServletException {
    long files =
        request.getParts().stream().filter(part -> part.getSubmittedFileName() != null).count();
    if (files > 1) {
      throw Problems.invalid(
          List.of(
              new FieldError(
                  "file",
                  "must be one file a request, but there are %d: send a request for each, or a ZIP archive of them to POST /documents/unpack"
                      .formatted(files))));
    }
  }

  @GetMapping("/documents/{id}")
  @Operation(summary = "The document as it was uploaded")
  @ApiResponse(
      responseCode = "200",
      description = "A PDF, or anything else as bytes",
      content = {
        @Content(mediaType = MediaType.APPLICATION_PDF_VALUE, schema = @Schema(format = "binary")),
        @Content(
            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
            schema = @Schema(format = "binary"))
      })
  @ApiResponse(responseCode = "404", description = "No such document")
  ResponseEntity<Resource> download(@PathVariable("id") String id) throws IOException {
    Path path =
        store.find(id).orElseThrow(() -> Problems.notFound("There is no document " + id + "."));
    return new DocumentFile(path, null).answer();
  }
}
