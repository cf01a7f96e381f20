package dev.innovationpipeline.ingest.company;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.schema.company.CompanyProfile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The profiles of companies, version by version. */
@RestController
@Tag(name = "Companies")
class CompanyProfileController {

  private final Companies companies;
  private final CompanyAdministration administration;

  CompanyProfileController(Companies companies, CompanyAdministration administration) {
    this.companies = companies;
    this.administration = administration;
  }

  @GetMapping("/companies/{company_id}")
  @Operation(
      summary = "A company's profile",
      description =
          "Its version is the ETag: 0 for a shipped profile or a processor's file, and one more"
              + " for each change. Runs say which version their model was told of.")
  @ApiResponse(responseCode = "200", description = "The profile")
  @ApiResponse(responseCode = "404", description = "No such company, or no such version")
  ResponseEntity<KnownCompany> read(
      @Parameter(example = "lactalis-canada") @PathVariable("company_id") String id,
      @Parameter(description = "Left out: the newest") @RequestParam(required = false)
          @Nullable Integer version) {
    return answer(
        (version == null ? companies.find(id) : companies.find(id, version))
            .orElseThrow(
                () ->
                    Problems.notFound(
                        version == null
                            ? "Company %s has no profile. Add one: PUT /companies/%s, or ./pipeline companies import FILE."
                                .formatted(id, id)
                            : "Company %s has no version %d.".formatted(id, version))));
  }

  @PutMapping(
      path = "/companies/{company_id}",
      consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_YAML_VALUE})
  @Operation(
      summary = "Add a company, or change its profile",
      description =
          "Stage 4 of runs tells the model of the newest version, within a second of the change."
              + " An equal profile makes no version. YAML is taken as it is in files.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = CompanyProfile.class))))
  @ApiResponse(responseCode = "200", description = "The profile as it is now")
  @ApiResponse(responseCode = "400", description = "Every wrong field, in errors")
  @ApiResponse(responseCode = "404", description = "Not one of the caller's companies")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it meanwhile")
  @ApiResponse(responseCode = "428", description = "If-Match must name the version")
  @ApiResponse(responseCode = "503", description = "Kafka did not acknowledge it")
  ResponseEntity<KnownCompany> change(
      @Parameter(example = "lactalis-canada") @PathVariable("company_id") String id,
      @Parameter(description = "The ETag of the version that is changed", example = "\"3\"")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String expected,
      @RequestBody byte[] body,
      Caller caller) {
    administration.putProfile(id, ProfileRequest.read(body), expected, caller);
    return answer(companies.find(id).orElseThrow());
  }

  private static ResponseEntity<KnownCompany> answer(KnownCompany company) {
    return ResponseEntity.ok().eTag(CompanyVersion.tag(company.version())).body(company);
  }
}
