package dev.innovationpipeline.benchmarks.provider;

import dev.innovationpipeline.schema.pipeline.Pipelines;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts the calls of every run and stage. Not thread-safe.
 *
 * <p>Times are microseconds since 1970.
 */
final class CallLog {

  private static final int STAGES = Pipelines.registered().newest().stages().size();

  private int[] calls = new int[0];
  private int[] answers = new int[0];
  private long[] firstSeen = new long[0];
  private long[] firstAnswered = new long[0];
  private long[] answeredSeen = new long[0];
  private final Map<String, Integer> openByCaller = new TreeMap<>();
  private long total;
  private long answered;
  private long failed;
  private long abandoned;
  private long documents;
  private long connections;
  private int open;
  private int maxOpen;

  void seen(Call call) {
    int row = row(call);
    calls[row]++;
    if (firstSeen[row] == 0) {
      firstSeen[row] = call.seenMicros();
    }
    total++;
    open++;
    maxOpen = Math.max(maxOpen, open);
    openByCaller.merge(call.caller(), 1, Integer::sum);
  }

  void answered(Call call, long micros) {
    int row = row(call);
    answers[row]++;
    if (firstAnswered[row] == 0) {
      firstAnswered[row] = micros;
      answeredSeen[row] = call.seenMicros();
    }
    answered++;
    close(call);
  }

  void failed(Call call) {
    failed++;
    close(call);
  }

  /** The caller hung up before the answer. */
  void abandoned(Call call) {
    abandoned++;
    close(call);
  }

  void documentServed() {
    documents++;
  }

  void connected() {
    connections++;
  }

  int open() {
    return open;
  }

  String totals() {
    String callers =
        openByCaller.entrySet().stream()
            .map(caller -> "\"%s\":%d".formatted(caller.getKey(), caller.getValue()))
            .collect(Collectors.joining(","));
    return """
    {"calls":%d,"answered":%d,"failed":%d,"abandoned":%d,"open":%d,"most_open":%d,"documents":%d,"connections":%d,"open_by_caller":{%s}}
    """
        .formatted(
            total, answered, failed, abandoned, open, maxOpen, documents, connections, callers);
  }

  /**
   * A line per run and stage: run, stage, calls, answers, times of the first call, of the first
   * answer, and of the call that got it.
   */
  String lines() {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < calls.length; row++) {
      if (calls[row] > 0) {
        lines
            .append(row / STAGES)
            .append(',')
            .append(row % STAGES + 1)
            .append(',')
            .append(calls[row])
            .append(',')
            .append(answers[row])
            .append(',')
            .append(firstSeen[row])
            .append(',')
            .append(firstAnswered[row])
            .append(',')
            .append(answeredSeen[row])
            .append('\n');
      }
    }
    return lines.toString();
  }

  private void close(Call call) {
    open--;
    openByCaller.merge(call.caller(), -1, Integer::sum);
  }

  private int row(Call call) {
    int row = call.run() * STAGES + call.stage() - 1;
    if (row >= calls.length) {
      int size = Math.max(row + 1, calls.length * 2);
      calls = Arrays.copyOf(calls, size);
      answers = Arrays.copyOf(answers, size);
      firstSeen = Arrays.copyOf(firstSeen, size);
      answeredSeen = Arrays.copyOf(answeredSeen, size);
      firstAnswered = Arrays.copyOf(firstAnswered, size);
    }
    return row;
  }
}
