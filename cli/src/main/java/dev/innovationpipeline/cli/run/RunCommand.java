package dev.innovationpipeline.cli.run;

import dev.innovationpipeline.cli.client.ClientOptions;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = {
      "Submit a document and follow its run.",
      "The exit code is 0 only when the run is COMPLETED."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  private static final String LOCAL_USER = "local-user";

  @Parameters(
      paramLabel = "FILE|URL",
      description = {
        "PDF, Word, PowerPoint, Excel, OpenDocument, RTF, EPUB, HTML,",
        "mail (EML, MSG), CSV, Markdown or plain text."
      })
  String document = "";

  @Option(
      names = "--company",
      paramLabel = "ID",
      required = true,
      description = "Company whose brand profile applies.")
  String company = "";

  @Option(
      names = "--user",
      paramLabel = "ID",
      description = "Default: the user of your key; without a key " + LOCAL_USER)
  @Nullable String user;

  @Option(names = "--run-id", paramLabel = "ID", description = "Default: the server chooses.")
  @Nullable String runId;

  @Option(
      names = "--review-after",
      paramLabel = "STAGE",
      split = ",",
      description = {
        "Wait for a review after these stages, such as 3 or 1,4; 0 for none.",
        "Default: those of the company's profile."
      })
  @Nullable List<Integer> reviewAfter;

  @Option(names = "--json", description = "Print one JSON object on stdout, progress on stderr.")
  boolean json;

  @Mixin ClientOptions server = new ClientOptions();

  @Override
  public Integer call() throws Exception {
    String named = user == null && !server.sendsKey() ? LOCAL_USER : user;
    return new Submission(document, company, named, runId, reviewAfter)
        .follow(server.client(), json);
  }
}
