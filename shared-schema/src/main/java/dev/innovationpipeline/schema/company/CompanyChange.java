package dev.innovationpipeline.schema.company;

import java.time.Instant;

/**
 * A change of a company that a person made. Of two changes to one version, the first in the log
 * holds; the other never happened.
 */
public sealed interface CompanyChange permits ProfileChanged, BudgetChanged {

  String companyId();

  /** The version that the change makes, counted from 1. */
  int version();

  /** The id of the change, so that its maker can tell whether it holds. */
  String changeId();

  /** The caller who made it. */
  String changedBy();

  Instant changedAt();
}
