package dev.innovationpipeline.ingest.run;

import java.util.List;

/** The reviews that companies want of all their runs. */
@FunctionalInterface
public interface CompanyReviews {

  /** The stages after which a run of the company waits; none for one that is not known. */
  List<Integer> after(String companyId);
}
