package dev.innovationpipeline.benchmarks.baddocument;

import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import dev.innovationpipeline.benchmarks.provider.Behaviour;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "bad-documents",
    description = {
      "Measure runs with short documents without and beside runs of another company with documents"
          + " that harm a careless reader, in turn.",
      "The exit code is 0 only when every bad document failed its own run with the right code, no"
          + " run was lost or ended twice, every other run completed, and the bad documents at"
          + " most doubled the others' 99th percentiles."
    },
    mixinStandardHelpOptions = true)
public final class BenchBadDocumentsCommand implements Callable<Integer> {

  private static final String DEFAULT = "Default: ${DEFAULT-VALUE}";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  CommandSpec spec;

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "2", description = DEFAULT)
  int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "Time without, and time beside bad documents, in each round. " + DEFAULT)
  int seconds;

  @Option(
      names = "--bad-rate",
      paramLabel = "N",
      defaultValue = "4",
      description = "Runs with bad documents per second, of all kinds in turn. " + DEFAULT)
  double badRate;

  @Option(
      names = "--short-rate",
      paramLabel = "N",
      defaultValue = "4",
      description = "Runs with short texts per second, and with short DOCX files. " + DEFAULT)
  double shortRate;

  @Option(
      names = "--llm-latency",
      paramLabel = "TIME",
      defaultValue = "200ms",
      description = "As of ./pipeline bench. " + DEFAULT)
  String latency = "";

  @Option(
      names = "--processor-property",
      paramLabel = "NAME=VALUE",
      description =
          "Another setting of the processor; may be repeated. Text recognition is off unless"
              + " pipeline.documents.ocr.enabled=true.")
  List<String> processorProperties = List.of();

  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() throws Exception {
    BadDocumentsReport measured = BadDocumentsBench.measure(plan());
    report.print(measured.json(), measured.table());
    return measured.holds() ? 0 : 1;
  }

  private BadDocumentsPlan plan() {
    try {
      return new BadDocumentsPlan(
          rounds,
          seconds,
          badRate,
          shortRate,
          Behaviour.of(latency, "", "1s", 0),
          processorProperties);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
