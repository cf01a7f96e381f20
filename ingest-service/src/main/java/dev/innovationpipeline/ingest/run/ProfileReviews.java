package dev.innovationpipeline.ingest.run;

import dev.innovationpipeline.ingest.company.Companies;
import dev.innovationpipeline.ingest.company.KnownCompany;
import dev.innovationpipeline.schema.company.CompanyProfile;
import java.util.List;
import org.springframework.stereotype.Component;

/** The reviews that profiles name. */
@Component
final class ProfileReviews implements CompanyReviews {

  private final Companies companies;

  ProfileReviews(Companies companies) {
    this.companies = companies;
  }

  @Override
  public List<Integer> after(String companyId) {
    return companies
        .find(companyId)
        .map(KnownCompany::profile)
        .map(CompanyProfile::reviewAfter)
        .orElse(List.of());
  }
}
