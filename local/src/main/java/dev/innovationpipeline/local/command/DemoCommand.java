package dev.innovationpipeline.local.command;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.cli.run.Submission;
import dev.innovationpipeline.local.LocalPipeline;
import dev.innovationpipeline.local.SampleDocument;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "demo",
    description = "Start everything, run one document through it, print its cards and stay up.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description =
          "PDF, office file, HTML, EPUB, mail, CSV, Markdown or plain text. Default: a sample that"
              + " comes with the pipeline.")
  @Nullable String document;

  @Option(
      names = "--company",
      paramLabel = "ID",
      defaultValue = "lactalis-canada",
      description = "Company whose brand profile applies. Default: ${DEFAULT-VALUE}")
  String company = "";

  @Option(names = "--exit", description = "Stop once the cards are printed.")
  boolean exit;

  @Option(names = "--json", description = "Print one JSON object on stdout, progress on stderr.")
  boolean json;

  @Mixin ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws Exception {
    options.model.offer().ifPresent(System.err::println);
    LocalPipeline pipeline = Running.start(options.settings());
    String source = document == null ? SampleDocument.file().toString() : document;
    int exitCode =
        new Submission(source, company, "demo-user", null)
            .follow(new PipelineClient(pipeline.serverUrl()), json);
    if (!exit) {
      (json ? System.err : System.out).println(Running.addresses(pipeline));
      Thread.currentThread().join();
    }
    return exitCode;
  }
}
