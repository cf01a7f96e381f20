package dev.innovationpipeline.ingest.statistics;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.company.Companies;
import dev.innovationpipeline.ingest.company.KnownCompany;
import dev.innovationpipeline.ingest.statistics.SpendQueries.CompanyRuns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Companies: those that have a profile, and those that have runs. */
@RestController
@Tag(name = "Statistics")
class CompanyController {

  private final Companies companies;
  private final SpendQueries spend;

  CompanyController(Companies companies, SpendQueries spend) {
    this.companies = companies;
    this.spend = spend;
  }

  record CompanyList(List<CompanyAnswer> companies) {}

  record CompanyAnswer(
      @Schema(example = "lactalis-canada") String id,
      @Schema(example = "Lactalis Canada") String name,
      @Schema(description = "It has a profile") boolean profile,
      @Schema(
              description =
                  "Of its profile; 0 where nobody has changed it, left out where there is none",
              example = "3")
          @Nullable Integer version,
      @Schema(description = "Left out while the database is down") @Nullable Integer runs,
      @Nullable Integer completed,
      @Nullable Integer failed,
      @Schema(description = "Of all attempts") @Nullable BigDecimal costUsd) {}

  @GetMapping("/companies")
  @Operation(summary = "One's companies, with their runs and what these cost")
  @ApiResponse(responseCode = "200", description = "Those with a profile, and those with runs")
  CompanyList companies(Caller caller) {
    Map<String, KnownCompany> known =
        companies.all().stream().collect(Collectors.toMap(KnownCompany::id, Function.identity()));
    Optional<Map<String, CompanyRuns>> sums =
        spend
            .companies()
            .map(
                all ->
                    all.stream()
                        .collect(
                            Collectors.toMap(
                                CompanyRuns::companyId,
                                Function.identity(),
                                (first, second) -> first,
                                TreeMap::new)));
    Set<String> ids = new TreeSet<>(known.keySet());
    sums.ifPresent(map -> ids.addAll(map.keySet()));
    return new CompanyList(
        ids.stream()
            .filter(caller::sees)
            .map(id -> answer(id, known.get(id), sums.isPresent(), sums.map(m -> m.get(id))))
            .toList());
  }

  private static CompanyAnswer answer(
      String id, @Nullable KnownCompany company, boolean counted, Optional<CompanyRuns> sums) {
    return new CompanyAnswer(
        id,
        company == null ? id : company.name(),
        company != null,
        company == null ? null : company.version(),
        counted ? sums.map(CompanyRuns::runs).orElse(0) : null,
        counted ? sums.map(CompanyRuns::completed).orElse(0) : null,
        counted ? sums.map(CompanyRuns::failed).orElse(0) : null,
        counted ? sums.map(CompanyRuns::costUsd).orElse(BigDecimal.ZERO) : null);
  }
}
