import dev.innovationpipeline.client.ApiClient;
import dev.innovationpipeline.client.ApiException;
import dev.innovationpipeline.client.api.DocumentsApi;
import dev.innovationpipeline.client.api.RunsApi;
import dev.innovationpipeline.client.api.StatusApi;
import dev.innovationpipeline.client.model.Card;
import dev.innovationpipeline.client.model.RunRequest;
import dev.innovationpipeline.client.model.RunResults;
import dev.innovationpipeline.client.model.StatusAnswer;
import java.io.File;
import java.util.Set;

/**
 * Uploads a document, watches its run, prints its cards.
 *
 * <pre>java -cp "pipeline-client.jar:…" Example.java http://localhost:8080 report.pdf lactalis-canada</pre>
 */
class Example {

  private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "CANCELLED", "FORGOTTEN");

  public static void main(String[] arguments) throws InterruptedException {
    ApiClient client = new ApiClient();
    client.updateBaseUri(arguments[0]);
    String key = System.getenv("PIPELINE_KEY");
    if (key != null) {
      client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
    }
    try {
      System.exit(follow(client, new File(arguments[1]), arguments[2]));
    } catch (ApiException e) {
      System.err.println(e.getCode() + ": " + e.getResponseBody()); // a problem+json with a sentence
      System.exit(1);
    }
  }

  private static int follow(ApiClient client, File document, String company)
      throws ApiException, InterruptedException {
    RunsApi runs = new RunsApi(client);
    String blobUrl = new DocumentsApi(client).postDocuments(document).getBlobUrl();
    String runId =
        runs.postRun(new RunRequest().blobUrl(blobUrl).companyId(company).userId("example"))
            .getRunId();
    System.out.println("Run " + runId);
    StatusAnswer status = ended(new StatusApi(client), runId);
    if (!status.getStatus().getValue().equals("COMPLETED")) {
      System.err.println(status.getErrorMessage());
      return 1;
    }
    RunResults results = runs.getRunsByRunId(runId);
    while (results.getResultsPending() || results.getCards().isEmpty()) {
      Thread.sleep(200); // The database follows the status within moments.
      results = runs.getRunsByRunId(runId);
    }
    for (Card card : results.getCards()) {
      System.out.printf("%d. %s%n   %s%n", card.getNumber(), card.getTitle(), card.getTagline());
    }
    return 0;
  }

  private static StatusAnswer ended(StatusApi statuses, String runId)
      throws ApiException, InterruptedException {
    String shown = "";
    while (true) {
      StatusAnswer status = statuses.getStatusByRunId(runId);
      long done =
          status.getStages().stream()
              .filter(stage -> "COMPLETED".equals(String.valueOf(stage.getStatus())))
              .count();
      String line =
          "%s, %d of %d stages".formatted(status.getStatus(), done, status.getStages().size());
      if (!line.equals(shown)) {
        System.out.println(line);
        shown = line;
      }
      if (ENDED.contains(status.getStatus().getValue())) {
        return status;
      }
      Thread.sleep(500);
    }
  }
}
