package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.processor.engine.task.RecordTrace;
import dev.innovationpipeline.processor.llm.api.CallFigures;
import dev.innovationpipeline.schema.processor.Company;
import java.util.List;

/**
 * This process, as it tells of itself.
 *
 * @param name two processes never share one
 * @param companies those whose brand it knows
 * @param calls what its conversations with the model do just now
 * @param trace carries the traces of runs through it
 */
public record Processor(
    String name, List<Company> companies, CallFigures calls, RecordTrace trace) {

  /** One that nobody traces. */
  public Processor(String name, List<Company> companies, CallFigures calls) {
    this(name, companies, calls, RecordTrace.NONE);
  }
}
