package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.processor.budget.Budgets;
import dev.innovationpipeline.processor.engine.task.RecordTrace;
import dev.innovationpipeline.processor.llm.api.CallFigures;
import dev.innovationpipeline.schema.processor.Company;
import java.util.List;

/**
 * This process, as its heartbeats describe it.
 *
 * @param name two processes never share one
 * @param companies the companies whose brand it knows
 * @param calls the figures of its calls to the model
 * @param trace carries the traces of runs through it
 * @param budgets that runs keep to
 */
record Processor(
    String name, List<Company> companies, CallFigures calls, RecordTrace trace, Budgets budgets) {

  /** Without traces and budgets. */
  Processor(String name, List<Company> companies, CallFigures calls) {
    this(name, companies, calls, RecordTrace.NONE, Budgets.NONE);
  }
}
