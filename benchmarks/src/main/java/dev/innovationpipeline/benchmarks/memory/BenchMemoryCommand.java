package dev.innovationpipeline.benchmarks.memory;

import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "memory",
    description = {
      "Submit large documents at once to a processor with a small heap, and runs with short"
          + " documents beside them; print its heap, its pauses, and the times of all.",
      "Exit code: 0 when every run completed and at most two full collections came one after"
          + " another, else 1."
    },
    mixinStandardHelpOptions = true)
public final class BenchMemoryCommand implements Callable<Integer> {

  private static final String DEFAULT = "Default: ${DEFAULT-VALUE}";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  CommandSpec spec;

  @Option(names = "--documents", paramLabel = "N", defaultValue = "30", description = DEFAULT)
  int documents;

  @Option(
      names = "--megabytes",
      paramLabel = "N",
      defaultValue = "20",
      description = "Of each document. " + DEFAULT)
  int megabytes;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "mixed",
      description = "text, pdf (200 pages with pictures) or mixed. " + DEFAULT)
  String kind = "";

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "512m",
      description = "Of the processor, as -Xmx takes it. " + DEFAULT)
  String heap = "";

  @Option(
      names = "--llm-latency",
      paramLabel = "TIME",
      defaultValue = "2s",
      description = "As of ./pipeline bench. " + DEFAULT)
  String latency = "";

  @Option(
      names = "--small-rate",
      paramLabel = "N",
      defaultValue = "4",
      description = "Runs with short documents per second. " + DEFAULT)
  double smallRate;

  @Option(
      names = "--processor-property",
      paramLabel = "NAME=VALUE",
      description = "Another setting of the processor; may be repeated.")
  List<String> processorProperties = List.of();

  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    MemoryReport measured = MemoryBench.measure(plan());
    report.print(measured.json());
    return measured.holds() ? 0 : 1;
  }

  private MemoryPlan plan() {
    try {
      return new MemoryPlan(
          documents,
          megabytes,
          DocumentKind.parse(kind),
          heap,
          Behaviour.of(latency, "", "1s", 0),
          smallRate,
          processorProperties);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
