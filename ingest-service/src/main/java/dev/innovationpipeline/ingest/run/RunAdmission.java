package dev.innovationpipeline.ingest.run;

import dev.innovationpipeline.ingest.budget.BudgetGate;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.company.Companies;
import org.springframework.stereotype.Component;

/** Whether a new run can come to an end: refuses at once what would fail later. */
@Component
public final class RunAdmission {

  private final Companies companies;
  private final BudgetGate budgets;

  RunAdmission(Companies companies, BudgetGate budgets) {
    this.companies = companies;
    this.budgets = budgets;
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 400 for a company without a profile, 402
   *     for one that has spent its budget of this month
   */
  public void require(RunRequest request, Caller caller) {
    String company = request.companyId();
    companies.requireKnown("company_id", company, caller);
    budgets.requireLeft(company);
  }
}
