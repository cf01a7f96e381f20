package dev.innovationpipeline.benchmarks.documents;

import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "documents",
    description = {
      "Read the documents of a folder and compare each with the known text beside it: NAME.txt for"
          + " NAME.pdf, or else, of a PDF, what pdftotext finds, if it is installed.",
      "The exit code is 0 only when each text that could be compared has a recall of at least 0.98"
          + " and at most 0.05 extra words."
    },
    mixinStandardHelpOptions = true)
public final class BenchDocumentsCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Its folders are searched, too.")
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  Path directory;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "3",
      description = "Readings of each document; the quickest counts. Default: ${DEFAULT-VALUE}")
  int repeat;

  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(directory)) {
      throw new ParameterException(
          spec.commandLine(), directory + " is not a folder. Name a folder with documents.");
    }
    if (repeat < 1) {
      throw new ParameterException(spec.commandLine(), "--repeat must be at least 1.");
    }
    DocumentsReport measured = DocumentsBench.measure(directory, repeat);
    report.print(measured.json(), measured.table());
    return measured.isSound() ? 0 : 1;
  }
}
