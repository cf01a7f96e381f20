package dev.innovationpipeline.benchmarks.heap;

import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "heaps",
    description = {
      "Find the least heap with which each service does the same work in at most twice the time,"
          + " while the other services have plenty.",
      "Exit code: 0 when one was found for each, else 1."
    },
    mixinStandardHelpOptions = true)
public final class BenchHeapsCommand implements Callable<Integer> {

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "500",
      description = "Runs at once, with an LLM of 500 ms. Default: ${DEFAULT-VALUE}")
  int runs;

  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() {
    List<LeastHeap> least = HeapBench.measure(runs);
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.put("runs", runs);
    for (LeastHeap heap : least) {
      json.put(heap.role() + "_mb", heap.megabytes());
      json.put(heap.role() + "_s", heap.time().toMillis() / 1e3);
    }
    report.print(json);
    return least.stream().allMatch(LeastHeap::wasFound) ? 0 : 1;
  }
}
