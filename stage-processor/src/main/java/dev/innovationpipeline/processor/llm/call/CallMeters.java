package dev.innovationpipeline.processor.llm.call;

import dev.innovationpipeline.processor.llm.api.CallContext;
import dev.innovationpipeline.processor.llm.http.Failure;
import dev.innovationpipeline.schema.event.Usage;
import java.util.function.IntSupplier;

/** Keeps the figures of calls for whoever watches the service. */
public interface CallMeters {

  /**
   * @param outcome answered, aborted, or the kind of failure in lower case
   */
  void called(CallContext context, String outcome, Usage usage);

  void retried(Failure failure);

  /**
   * @param open calls, at this moment
   * @param most that may be open, at this moment
   */
  void limited(IntSupplier open, IntSupplier most);
}
