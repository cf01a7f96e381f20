package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.processor.llm.api.CallReport;
import dev.innovationpipeline.schema.event.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records the usage and the retries of a conversation. */
final class Recorder implements CallListener {

  record Retry(int tries, String error, Instant nextTryAt) {}

  final List<Retry> retries = new ArrayList<>();
  final List<CallReport> reports = new ArrayList<>();
  Usage usage = Usage.NONE;
  int callsAllowed = Integer.MAX_VALUE;

  @Override
  public void called(Usage call) {
    usage = usage.plus(call);
  }

  @Override
  public void ended(CallReport report) {
    reports.add(report);
  }

  @Override
  public void retryScheduled(int tries, String error, Instant nextTryAt) {
    retries.add(new Retry(tries, error, nextTryAt));
  }

  @Override
  public boolean mayCall() {
    return usage.calls() < callsAllowed;
  }
}
