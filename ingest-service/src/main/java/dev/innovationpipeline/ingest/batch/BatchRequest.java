package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.ingest.problem.PipelineVersionField;
import dev.innovationpipeline.ingest.problem.RequestFields;
import dev.innovationpipeline.ingest.problem.ReviewAfterField;
import dev.innovationpipeline.ingest.run.RunRequest;
import dev.innovationpipeline.ingest.run.RunRequestReader;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.text.RunId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A valid request for a batch.
 *
 * @param batchId the client's own id; null lets the service choose one
 */
@Schema(requiredProperties = {"blob_urls", "company_ids"})
record BatchRequest(
    @Schema(
            description =
                "1-100 of A-Z a-z 0-9 _ -; generated when left out. With it the request may be"
                    + " repeated",
            example = "autumn-2026")
        @Nullable String batchId,
    @Schema(
            description = "The documents, each once",
            example = "[\"https://example.com/report.pdf\"]")
        List<String> blobUrls,
    @Schema(
            description = "The companies, each once",
            example = "[\"lactalis-canada\", \"columbia-sportswear\"]")
        List<String> companyIds,
    @Schema(description = "As of a run", example = "user-1") String userId,
    RunOptions options,
    @Schema(description = "Left out: the newest version of the pipeline", example = "1")
        @Nullable Integer pipelineVersion,
    @Schema(
            description = "As of a run; left out: what the companies' profiles say",
            example = "[3]")
        @Nullable List<Integer> reviewAfter) {

  private static final int MAX_ID_LENGTH = 100;
  private static final int MAX_NAME_LENGTH = 128;

  /**
   * Reads a request.
   *
   * @param user whose name is taken where the request has none; null where it must have one
   * @param maxRuns of a batch
   */
  static BatchRequest read(byte[] body, @Nullable String user, int maxRuns) {
    RequestFields fields = RequestFields.read(body);
    fields.refuse("blob_url", "is a field of a single run; a batch has blob_urls");
    fields.refuse("company_id", "is a field of a single run; a batch has company_ids");
    BatchRequest request =
        new BatchRequest(
            batchId(fields),
            documents(fields, maxRuns),
            companies(fields, maxRuns),
            RunRequestReader.user(fields, user),
            RunRequestReader.options(fields.object("options")),
            PipelineVersionField.read(fields),
            ReviewAfterField.read(fields));
    if ((long) request.blobUrls.size() * request.companyIds.size() > maxRuns) {
      fields.wrong(
          "company_ids",
          "make %d runs with %d documents; a batch has at most %d (pipeline.batches.max-runs)"
              .formatted(
                  request.blobUrls.size() * request.companyIds.size(),
                  request.blobUrls.size(),
                  maxRuns));
    }
    fields.refuseIfWrong();
    return request;
  }

  private static @Nullable String batchId(RequestFields fields) {
    String id = fields.optional("batch_id", MAX_ID_LENGTH);
    if (id != null && (!RunId.isValid(id) || id.indexOf('.') >= 0)) {
      fields.wrong("batch_id", "may contain only A-Z, a-z, 0-9, underscore and hyphen");
    }
    return id;
  }

  private static List<String> documents(RequestFields fields, int max) {
    List<String> urls = each(fields, "blob_urls", max);
    for (String url : urls) {
      String fault = RunRequestReader.faultOf(url);
      if (fault != null) {
        fields.wrongEntry("blob_urls", "has %s, which %s".formatted(url, fault));
      }
    }
    return urls;
  }

  private static List<String> companies(RequestFields fields, int max) {
    List<String> ids = each(fields, "company_ids", max);
    if (ids.stream().anyMatch(id -> id.isBlank() || id.length() > MAX_NAME_LENGTH)) {
      fields.wrong("company_ids", "must each have 1 to %d characters".formatted(MAX_NAME_LENGTH));
    }
    return ids;
  }

  private static List<String> each(RequestFields fields, String name, int max) {
    if (!fields.has(name)) {
      fields.wrong(name, "is required");
      return List.of();
    }
    List<String> all = fields.optionalTexts(name, max);
    if (all.isEmpty()) {
      fields.wrong(name, "must have one entry at least");
    }
    Set<String> seen = new HashSet<>();
    all.stream()
        .filter(one -> !seen.add(one))
        .distinct()
        .forEach(twice -> fields.wrongEntry(name, "names %s twice".formatted(twice)));
    return all;
  }

  /** The request for the run of a document and a company, both counted from 1. */
  RunRequest run(String batch, int document, int company) {
    return new RunRequest(
        Batched.runOf(batch, document, company),
        blobUrls.get(document - 1),
        companyIds.get(company - 1),
        userId,
        options,
        pipelineVersion,
        reviewAfter);
  }
}
